using System.Text.Json;
using System.Text.RegularExpressions;
using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Tools;

/// <summary>
/// The <c>custom_tools</c> of one agent: registered functions under the name <c>custom_tool__NAME</c>. What cannot be offered is told once,
/// at the first turn, and the agent goes on without it.
/// </summary>
public sealed partial class CustomTools : IAgentEnvironment
{
    // The argument that the Python project adds where an agent has a workspace.
    private const string WorkspaceArgument = "agent_cwd";

    private readonly IReadOnlyList<CustomToolConfig> _wanted;
    private readonly CustomToolRegistry _registry;
    private readonly AgentEnvironmentContext _context;
    private readonly string? _workspace;
    private List<AIFunction>? _tools;

    /// <summary>The custom tools of an agent.</summary>
    /// <param name="wanted">What its configuration names.</param>
    /// <param name="registry">What there is.</param>
    /// <param name="context">The run around the agent.</param>
    /// <param name="workspace">The agent's workspace as the function sees it; given to functions that take an <c>agent_cwd</c>. Null for none.</param>
    public CustomTools(
        IReadOnlyList<CustomToolConfig> wanted, CustomToolRegistry registry, AgentEnvironmentContext context, string? workspace = null)
    {
        (_wanted, _registry, _context, _workspace) = (wanted, registry, context, workspace);
    }

    /// <inheritdoc/>
    public string? Instructions(AgentStage stage) => null;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        if (_tools is null)
        {
            _tools = [];
            foreach (var config in _wanted)
            {
                Add(_tools, config);
            }
        }

        return new(_tools);
    }

    /// <inheritdoc/>
    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public void Publish(string answerId)
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex ToolName();

    private void Add(List<AIFunction> tools, CustomToolConfig config)
    {
        var name = CustomToolRegistry.Prefix + CustomToolRegistry.Bare(config.Name ?? config.Function);
        if (_registry.Find(config.Function) is not { } function)
        {
            WarnOfPython(config);
        }
        else if (!ToolName().IsMatch(name))
        {
            Warn(config, $"{config.Place}: a model cannot call a tool '{name}'.", "Use letters, digits, '_' and '-', at most 64 with the prefix.");
        }
        else if (tools.Any(tool => tool.Name == name))
        {
            Warn(config, $"{config.Place}: there is already a tool '{name}'; this one is left out.", "Give one of them a 'name' of its own.");
        }
        else if (Make(function, config) is { } made)
        {
            tools.Add(new CustomTool(made, name, config.Description, Preset(function, made, config)));
        }
    }

    private AIFunction? Make(CustomFunction function, CustomToolConfig config)
    {
        try
        {
            return function.Make(config.Arguments);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Somebody else's code: whatever it throws must not end the agent.
            Warn(config, $"{config.Place}: '{config.Function}' could not be made: {failed.Message} The agent continues without it.", null);
            return null;
        }
    }

    private Dictionary<string, JsonElement> Preset(CustomFunction function, AIFunction made, CustomToolConfig config)
    {
        var known = PresetArguments.Properties(made.JsonSchema);
        var preset = function.TakesPreset || config.PresetArguments is null ? [] : PresetArguments.Values(config.PresetArguments);
        foreach (var stranger in preset.Keys.Except(known).ToList())
        {
            preset.Remove(stranger);
            WarnOfStranger(config, stranger, known);
        }

        if (_workspace is not null && known.Contains(WorkspaceArgument))
        {
            preset[WorkspaceArgument] = ToolAnswer.Element(_workspace);
        }

        return preset;
    }

    private void WarnOfPython(CustomToolConfig config)
    {
        var near = _registry.Nearest(config.Function) is { } name ? $"Did you mean '{name}'?" : null;
        _context.Warn(new Diagnostic(
            "MG2040", Severity.Warning,
            $"{config.Place}: '{config.Function}' is {PythonTools.Describe(config.Function)}; register a .NET tool under that name or serve it over "
            + "MCP. The agent continues without it.",
            config.Position, Suggestion: near));
    }

    private void WarnOfStranger(CustomToolConfig config, string stranger, IReadOnlyList<string> known) => _context.Warn(new Diagnostic(
        "MG2041", Severity.Warning,
        $"preset_args: '{stranger}' is not an argument of '{config.Function}' and is not passed on.",
        config.PresetArguments?.Find(stranger)?.KeyPosition,
        Suggestion: NearestWord.Suggestion(stranger, known) ?? $"Arguments: {string.Join(", ", known)}."));

    private void Warn(CustomToolConfig config, string message, string? suggestion) =>
        _context.Warn(new Diagnostic("MG2041", Severity.Warning, message, config.Position, Suggestion: suggestion));
}
