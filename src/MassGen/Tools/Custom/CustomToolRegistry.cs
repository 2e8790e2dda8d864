using MassGen.Diagnostics;
using MassGen.Yaml;
using Microsoft.Extensions.AI;

namespace MassGen.Tools;

/// <summary>
/// The functions that <c>custom_tools</c> of a configuration can name. <c>two_num_tool</c> is there from the start; a program that uses
/// this library registers its own:
/// <code>
/// var registry = new CustomToolRegistry()
///     .Register("weather", AIFunctionFactory.Create((string city) => Forecast(city), "weather", "Tells tomorrow's weather."))
///     .Register("search", preset => new SearchTool(preset));
/// </code>
/// A configuration then says <c>custom_tools: [{function: weather}]</c>; <c>path</c> may stay as it is for the Python project and has no
/// effect here.
/// </summary>
/// <remarks>
/// A function counts as one with effects outside the agent's workspace, and waits while agents only plan, unless its
/// <see cref="AITool.AdditionalProperties"/> say <c>false</c> under <see cref="Agents.ToolEffects.Key"/>.
/// </remarks>
public sealed class CustomToolRegistry
{
    /// <summary>What comes before the name of each custom tool, as in the Python project.</summary>
    public const string Prefix = "custom_tool__";

    private readonly Dictionary<string, CustomFunction> _functions = new(StringComparer.Ordinal);

    /// <summary>A registry with what is built in.</summary>
    public CustomToolRegistry() => Register(TwoNumTool.Name, TwoNumTool.Create());

    /// <summary>The registered names, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A registry with the same functions, to which more can be added.</summary>
    public CustomToolRegistry Copy()
    {
        var copy = new CustomToolRegistry();
        foreach (var (name, function) in _functions)
        {
            copy._functions[name] = function;
        }

        return copy;
    }

    /// <summary>Whether a function is registered under a name.</summary>
    public bool Has(string function) => Find(function) is not null;

    /// <summary>Registers a function; its preset arguments are added to each call and hidden from the model.</summary>
    /// <param name="function">The name a configuration gives as <c>function</c>.</param>
    /// <param name="tool">The function. It may be called for several agents at the same time.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public CustomToolRegistry Register(string function, AIFunction tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return Add(function, new CustomFunction(_ => tool, TakesPreset: false));
    }

    /// <summary>Registers a function that is made anew for each agent from its preset arguments.</summary>
    /// <param name="function">The name a configuration gives as <c>function</c>.</param>
    /// <param name="make">Makes the function; takes <c>preset_args</c>, with <c>default_params</c> behind them, or null where there are none.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public CustomToolRegistry Register(string function, Func<YamlMap?, AIFunction> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return Add(function, new CustomFunction(make, TakesPreset: true));
    }

    internal CustomFunction? Find(string function) => _functions.GetValueOrDefault(Bare(function));

    internal string? Nearest(string function) => NearestWord.Of(Bare(function), _functions.Keys);

    internal static string Bare(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    private CustomToolRegistry Add(string function, CustomFunction registered)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(function);
        return _functions.TryAdd(function, registered)
            ? this
            : throw new ArgumentException($"A function is already registered under '{function}'. Register this one under another name.", nameof(function));
    }
}

/// <summary>A registered function.</summary>
/// <param name="Make">Makes it for an agent.</param>
/// <param name="TakesPreset">Whether it deals with the preset arguments itself.</param>
internal sealed record CustomFunction(Func<YamlMap?, AIFunction> Make, bool TakesPreset);
