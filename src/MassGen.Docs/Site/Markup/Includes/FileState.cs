namespace MassGen.Docs.Site.Markup.Includes;

/// <summary>A file as it was when somebody looked at it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Changed">When it was last written.</param>
/// <param name="Length">How many bytes it has; -1 when there is no such file.</param>
public readonly record struct FileState(string Path, long Changed, long Length)
{
    /// <summary>Whether it is the same now.</summary>
    public bool IsPresent => Of(Path) == this;

    /// <summary>Looks at a file.</summary>
    public static FileState Of(string path) =>
        new FileInfo(path) is { Exists: true } file ? new FileState(path, file.LastWriteTimeUtc.Ticks, file.Length) : new FileState(path, 0, -1);
}
