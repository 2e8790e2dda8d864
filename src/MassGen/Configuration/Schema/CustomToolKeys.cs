using MassGen.Tools;
using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of an entry of <c>custom_tools</c>.</summary>
public static class CustomToolKeys
{
    /// <summary>Functions.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Function = Key.TextOrTexts("function", "The function, or several.");

    /// <summary>Names.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Name = Key.TextOrTexts("name", "What the model calls it; a list has one name a function.");

    /// <summary>Descriptions.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Description = Key.TextOrTexts("description", "What the model is told it does; a list has one a function.");

    /// <summary>Arguments.</summary>
    public static readonly ConfigKey<YamlValue?> PresetArguments =
        Key.ListOrMap("preset_args", "Arguments that the model does not see; a list has one map a function.");

    /// <summary>Where it is.</summary>
    public static readonly ConfigKey<string?> Path = Key.Text("path", "The Python file or module it comes from in the Python project.");

    /// <summary>A word that the Python project does not read; the tools that use a computer do.</summary>
    public const string DefaultParams = "default_params";

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.custom_tools[]", "The custom tool",
    [
        Function, Name, Description, PresetArguments, Path,
        Key.Text("category", "A word to group tools by.") with { Default = "default" },
    ])
    {
        Misplaced =
        [
            new(DefaultParams, "Nothing reads it; the key is called 'preset_args'.")
            {
                IsRead = map => OneOrMore(map.Find(Function.Name)?.Value).Any(function => PythonTools.UsesComputer(function.Text)),
            },
            new("func", "Nothing reads it; the key is called 'function'."),
        ],
    };

    private static IEnumerable<YamlScalar> OneOrMore(YamlValue? value) => value switch
    {
        YamlScalar single => [single],
        YamlList list => list.Items.OfType<YamlScalar>(),
        _ => [],
    };
}
