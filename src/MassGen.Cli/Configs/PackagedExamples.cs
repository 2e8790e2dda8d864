using MassGen.Diagnostics;

namespace MassGen.Cli.Configs;

/// <summary>The example configurations that travel with the program.</summary>
/// <param name="folder">The folder they are in: <c>ID/config.yaml</c>, where an id may be several folders deep.</param>
internal sealed class PackagedExamples(string folder)
{
    /// <summary>How a configuration is named that comes from here.</summary>
    public const string Prefix = "@examples/";

    private const string FileName = "config.yaml";

    /// <summary>Those beside the program.</summary>
    public static PackagedExamples BesideProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "examples"));

    /// <summary>The ids, in order.</summary>
    public IReadOnlyList<string> Ids => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, FileName, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, Path.GetDirectoryName(path)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The short name that lists show: an id in one word.</summary>
    public static string ShortName(string id) => id.Replace('/', '_');

    /// <summary>The file of an example: an exact id first, then a short name, then a part of an id that only one has.</summary>
    /// <exception cref="InvalidInputException">There is none, or more than one.</exception>
    public string Find(string name)
    {
        var ids = Ids;
        var wanted = Bare(name);
        var matches = ids.Where(id => id == wanted).ToList() is { Count: > 0 } exact ? exact
            : ids.Where(id => ShortName(id) == wanted).ToList() is { Count: > 0 } printed ? printed
            : [.. ids.Where(id => wanted.Length > 0 && id.Contains(wanted, StringComparison.OrdinalIgnoreCase))];
        return matches switch
        {
            [var only] => Path.Combine(folder, only, FileName),
            [] => throw new InvalidInputException(new Diagnostic(
                "MG1082", Severity.Error, $"There is no example '{name}'.",
                Suggestion: $"{NearestWord.Suggestion(wanted, ids)} Examples: {string.Join(", ", ids)}.".TrimStart())),
            _ => throw new InvalidInputException(new Diagnostic(
                "MG1083", Severity.Error, $"'{name}' is a part of {matches.Count} examples' names.",
                Suggestion: $"Name one of them: {string.Join(", ", matches)}.")),
        };
    }

    private static string Bare(string name)
    {
        var bare = (name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name).Trim('/');
        bare = bare.EndsWith("/" + FileName, StringComparison.Ordinal) ? bare[..^(FileName.Length + 1)] : bare;
        return bare.EndsWith(".yaml", StringComparison.Ordinal) ? bare[..^".yaml".Length] : bare;
    }
}
