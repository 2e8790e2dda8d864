using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Selection;

/// <summary>What changed files can affect, and nothing else.</summary>
public static class Affected
{
    // What every build of the library, the verifier and the images is made of.
    private static readonly string[] Everything = ["src/", "eng/", "Directory.", "global.json", "NuGet.", "nuget.", "MassGen.Docs.sln"];

    // Turns pages into HTML; only commands in a clone run it.
    private const string Site = "src/MassGen.Docs/Site/";

    // But for this, which finds the snippets in pages.
    private static readonly string[] Reading = [Site + "Content/", Site + "Markup/"];

    /// <summary>The units that some of the files can affect.</summary>
    /// <param name="units">All units.</param>
    /// <param name="changed">Paths of files in the repository, removed ones included.</param>
    /// <param name="read">The text of a file, or null when there is none.</param>
    public static Units By(Units units, IReadOnlyList<string> changed, Func<string, string?> read)
    {
        if (changed.Any(IsForEverything))
        {
            return units;
        }

        var examples = units.Examples.Where(id => changed.Any(path => path.StartsWith($"examples/{id}/", StringComparison.Ordinal))).ToHashSet();
        var texts = changed.Select(read).OfType<string>().Where(text => text.Trim().Length > 0).ToList();
        return new Units(
            [.. units.Examples.Where(examples.Contains)],
            [.. units.Sessions.Where(session => session.Snippets.Any(snippet => IsAffected(snippet, changed, texts)))]);
    }

    private static bool IsForEverything(string path) =>
        Everything.Any(start => path.StartsWith(start, StringComparison.Ordinal))
        && !IsOfSite(path);

    private static bool IsOfSite(string path) =>
        path.StartsWith(Site, StringComparison.Ordinal) && !Reading.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    private static bool IsAffected(Snippet snippet, IReadOnlyList<string> changed, IReadOnlyList<string> texts) =>
        changed.Contains("docs-src/" + snippet.Page)
        || FilesOf(snippet).Any(changed.Contains)
        || (snippet.Task is ShellTask { ShowsExamples: true } && changed.Any(path => path.StartsWith("examples/", StringComparison.Ordinal)))
        || (snippet.Task is ShellTask { Repository: not null } && changed.Any(path => RepositoryClone.Holds(path) || IsOfSite(path)))
        || snippet.Files.Values.Any(file => file.Trim().Length > 0 && texts.Any(text => text.Contains(file, StringComparison.Ordinal)));

    // Files that a task was made of are known by the paths that messages about them show.
    private static IEnumerable<string> FilesOf(Snippet snippet) => snippet.Task switch
    {
        CopyTask copy => [copy.File],
        ConfigurationTask configuration => [configuration.Config.Path, configuration.Model?.Path ?? ""],
        SchemaTask part => [part.Part.Path],
        ShellTask { Model: { } model } => [model.Path],
        _ => [],
    };
}
