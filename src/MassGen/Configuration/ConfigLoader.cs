using MassGen.Configuration.Checks;
using MassGen.Configuration.Reading;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>What reading a configuration gave.</summary>
/// <param name="Config">The configuration, or null when there are errors.</param>
/// <param name="Diagnostics">What is wrong or worth knowing, in the order of the file.</param>
public sealed record ConfigResult(MassGenConfig? Config, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The same in the order in which the rules look, which is that of the Python project.</summary>
    public IReadOnlyList<Diagnostic> InOrderOfRules { get; init; } = Diagnostics;
}

/// <summary>Reads MassGen's configurations, YAML and JSON.</summary>
public static class ConfigLoader
{
    /// <summary>Reads a file. What it is, the end of its name says: <c>.yaml</c>, <c>.yml</c> or <c>.json</c>.</summary>
    public static ConfigResult LoadFile(string path)
    {
        try
        {
            return Load(ConfigFile.Read(path));
        }
        catch (InvalidInputException unreadable)
        {
            return new ConfigResult(null, unreadable.Diagnostics);
        }
    }

    /// <summary>Reads a text; as JSON where its path ends in <c>.json</c>, as YAML otherwise.</summary>
    public static ConfigResult Load(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return Load(source.Path.EndsWith(".json", StringComparison.Ordinal) ? JsonReader.Read(source) : YamlReader.Read(source));
        }
        catch (InvalidInputException invalid)
        {
            return new ConfigResult(null, invalid.Diagnostics);
        }
    }

    private static ConfigResult Load(YamlValue value)
    {
        if (value is not YamlMap map)
        {
            return new ConfigResult(null, [new Diagnostic(
                "MG1004", Severity.Error, $"The file must hold keys with values; this is {value.Kind}.", value.Position, "root")]);
        }

        var (document, faults) = (new ConfigMap(map, ""), new Faults());
        SecretValues.Hide(map);
        ConfigCheck.Check(document, faults);
        return new ConfigResult(
            faults.HasErrors ? null : ConfigReader.Read(document),
            [.. faults.All.OrderBy(fault => fault.Position?.Line).ThenBy(fault => fault.Position?.Column)])
        {
            InOrderOfRules = faults.All,
        };
    }
}
