using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Output;

/// <summary>Writes a site beside the old one and swaps them, so that readers see a whole site at any time.</summary>
public static class OutputFolder
{
    // Tells a folder that was built here, and may be replaced, from one that holds somebody's work.
    private const string Marker = ".massgen-docs-site";

    /// <exception cref="InvalidInputException">The folder holds something else than a site built before.</exception>
    public static void Write(string folder, IEnumerable<SiteFile> files)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RefuseForeign(target);
        var (draft, old) = (target + ".new", target + ".old");
        Remove(draft);
        Remove(old);
        foreach (var file in files)
        {
            var path = Path.Combine(draft, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.Span);
        }

        File.WriteAllText(Path.Combine(draft, Marker), "");
        Swap(draft, target, old);
        Remove(old);
    }

    private static void RefuseForeign(string target)
    {
        var isTaken = File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any());
        if (isTaken && !File.Exists(Path.Combine(target, Marker)))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7040", Severity.Error, $"{target} holds something that was not built here, and a build would replace it.",
                Suggestion: "Name an empty or a new folder with --output."));
        }
    }

    private static void Swap(string draft, string target, string old)
    {
        var replaces = Directory.Exists(target);
        if (replaces)
        {
            Directory.Move(target, old);
        }

        try
        {
            Directory.Move(draft, target);
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(old, target);
            throw;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
