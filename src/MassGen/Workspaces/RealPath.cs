namespace MassGen.Workspaces;

/// <summary>Absolute paths without links.</summary>
public static class RealPath
{
    // As in Linux: a path over more links is taken for a circle.
    private const int MostLinks = 40;

    /// <summary>The absolute path with every link in it followed; parts that do not exist stay as they are.</summary>
    /// <param name="path">A path, relative to the current directory unless it is absolute.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    private static string Resolve(string path, ref int links)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is { } target)
            {
                if (++links > MostLinks)
                {
                    throw new IOException($"The links in '{path}' lead in a circle.");
                }

                next = Resolve(Path.GetFullPath(target, real), ref links);
            }

            real = next;
        }

        return real;
    }
}
