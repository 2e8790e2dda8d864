namespace MassGen.Workspaces;

/// <summary>How much the file tools and the snapshots take; what is beyond is refused with a message.</summary>
public static class FileLimits
{
    /// <summary>The longest file read as a whole, in bytes: 1 MiB, more than most models can take in.</summary>
    public const int ReadBytes = 1024 * 1024;

    /// <summary>The longest file written, in bytes: 10 MiB.</summary>
    public const int WriteBytes = 10 * 1024 * 1024;

    /// <summary>The most files and folders one tool call goes through.</summary>
    public const int Entries = 10_000;

    /// <summary>The most lines of a list that the model is shown.</summary>
    public const int ShownLines = 1000;

    /// <summary>The largest workspace, in bytes: 256 MiB, as much as a sandbox holds.</summary>
    public const long WorkspaceBytes = 256L * 1024 * 1024;

    /// <summary>The most files and folders of a workspace: 32,768, as many as a sandbox holds.</summary>
    public const int WorkspaceEntries = 32 * 1024;
}
