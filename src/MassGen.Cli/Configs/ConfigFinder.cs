using MassGen.Diagnostics;

namespace MassGen.Cli.Configs;

/// <summary>Finds the configuration that a person means.</summary>
internal static class ConfigFinder
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>The file of <c>--config VALUE</c>.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static string Find(string value)
    {
        if (value.StartsWith(PackagedExamples.Prefix, StringComparison.Ordinal))
        {
            return PackagedExamples.BesideProgram.Find(value[PackagedExamples.Prefix.Length..]);
        }

        var path = UserFolders.Expand(value);
        string[] candidates = HasEnding(value)
            ? [path, Path.Combine(UserFolders.Agents, value)]
            : [path, Path.Combine(UserFolders.Agents, value), Path.Combine(UserFolders.Agents, value + ".yaml")];
        return candidates.FirstOrDefault(File.Exists) ?? throw new InvalidInputException(Directory.Exists(path)
            ? new Diagnostic("MG1081", Severity.Error, $"'{value}' is a folder, and a configuration is a file.", Suggestion: "Name a file in it.")
            : new Diagnostic(
                "MG1081", Severity.Error, $"The configuration '{value}' is neither at {path} nor in {UserFolders.Agents}.",
                Suggestion: NearestWord.Suggestion(value, Known()) ?? "'massgen --list-examples' shows configurations to start from."));
    }

    /// <summary>The configuration that counts when none is named: the directory's, then the person's; null when there is neither.</summary>
    public static string? FindDefault() => Defaults.FirstOrDefault(File.Exists);

    /// <summary>What to do when there is no configuration.</summary>
    public static Diagnostic NoneFound() => new(
        "MG1081", Severity.Error, $"No configuration was named, and there is none at {string.Join(" or ", Defaults)}.",
        Suggestion: "Name one with --config, for example --config @examples/one-agent; or make one with 'massgen --init'; "
            + "or use one agent without a file: --backend grok --model grok-4.3.");

    /// <summary>Whether this is named as configurations are.</summary>
    public static bool HasEnding(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static string[] Defaults => [Path.Combine(".massgen", "config.yaml"), Path.Combine(UserFolders.Configs, "config.yaml")];

    private static IEnumerable<string> Known()
    {
        var here = Directory.EnumerateFiles(".").Select(path => Path.GetFileName(path)).Where(HasEnding);
        var own = Directory.Exists(UserFolders.Agents) ? Directory.EnumerateFiles(UserFolders.Agents).Select(path => Path.GetFileName(path)) : [];
        return here.Concat(own).Concat(PackagedExamples.BesideProgram.Ids.Select(id => PackagedExamples.Prefix + id));
    }
}
