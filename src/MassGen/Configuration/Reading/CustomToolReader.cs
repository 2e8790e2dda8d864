using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>Reads <c>custom_tools</c>: each entry stands for one function or for several, with what belongs to each.</summary>
internal static class CustomToolReader
{
    /// <summary>What is wrong with an entry, or null. Such an entry is left out, as in the Python project.</summary>
    public static string? Fault(ConfigMap entry)
    {
        if (entry.Read(CustomToolKeys.Function) is not { Count: > 0 } functions)
        {
            return "A custom tool needs a 'function'.";
        }

        var wrong = new ConfigKey[] { CustomToolKeys.Name, CustomToolKeys.Description, CustomToolKeys.PresetArguments }
            .Where(key => entry.ValueOf(key) is YamlList list && list.Items.Count != functions.Count).Select(key => $"'{key.Name}'").ToList();
        return wrong.Count == 0 ? null : $"{string.Join(" and ", wrong)} must have as many items as 'function', {functions.Count}.";
    }

    public static IReadOnlyList<CustomToolConfig> Read(ConfigMap backend) => [.. backend.Each(BackendKeys.CustomTools).Where(entry => Fault(entry) is null).SelectMany(Functions)];

    private static IEnumerable<CustomToolConfig> Functions(ConfigMap entry) => entry.Read(CustomToolKeys.Function)!.Select((function, index) =>
        new CustomToolConfig(function.Text, function.Position)
        {
            Place = entry.Path,
            Name = At(entry.Read(CustomToolKeys.Name), index),
            Description = At(entry.Read(CustomToolKeys.Description), index),
            Path = entry.Read(CustomToolKeys.Path),
            PresetArguments = MapAt(entry.Read(CustomToolKeys.PresetArguments), index),
            DefaultArguments = MapAt(entry.Map.Find(CustomToolKeys.DefaultParams)?.Value, index),
        });

    private static YamlMap? MapAt(YamlValue? value, int index) => value switch
    {
        YamlMap shared => shared,
        YamlList list => list.Items.ElementAtOrDefault(index) as YamlMap,
        _ => null,
    };

    private static string? At(IReadOnlyList<YamlScalar>? texts, int index) => texts switch
    {
        null or [] => null,
        [var shared] => shared.Text,
        _ => texts.ElementAtOrDefault(index)?.Text,
    };
}
