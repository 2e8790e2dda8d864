namespace MassGen.Workspaces;

/// <summary>What an entry of a folder is.</summary>
public enum EntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link; never followed.</summary>
    Link,
}

/// <summary>An entry of a folder on the host.</summary>
/// <param name="Path">Relative to the folder it was listed from, with <c>/</c> between parts.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes of a file; 0 for everything else.</param>
/// <param name="Changed">When its content changed last (UTC).</param>
/// <param name="IsExecutable">Whether its owner may run it.</param>
public sealed record FolderEntry(string Path, EntryKind Kind, long Length, DateTimeOffset Changed, bool IsExecutable)
{
    /// <summary>The last part of its path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
