namespace MassGen.Docs.Site.Output;

/// <summary>Writes a site beside the old one and swaps them, so that readers see a whole site at any time.</summary>
public static class OutputFolder
{
    public static void Write(string folder, IEnumerable<SiteFile> files)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var (draft, old) = (target + ".new", target + ".old");
        Remove(draft);
        Remove(old);
        foreach (var file in files)
        {
            var path = Path.Combine(draft, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.Span);
        }

        Swap(draft, target, old);
        Remove(old);
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
