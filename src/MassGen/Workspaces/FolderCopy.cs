namespace MassGen.Workspaces;

/// <summary>A copy of a folder's files, within limits and without links.</summary>
/// <param name="Files">How many files were copied.</param>
/// <param name="Bytes">How many bytes they have.</param>
/// <param name="Links">How many links were left out.</param>
/// <param name="Beyond">How many files and folders were left out because a limit was reached.</param>
internal sealed record FolderCopy(int Files, long Bytes, int Links, int Beyond)
{
    /// <summary>Copies everything below a folder into another, which is made.</summary>
    /// <param name="source">The folder.</param>
    /// <param name="target">The other folder.</param>
    /// <param name="isFinal">Whether nobody may change the copies.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public static FolderCopy Make(GuardedFolder source, GuardedFolder target, bool isFinal, CancellationToken cancellationToken)
    {
        var (files, bytes, links, beyond, entries) = (0, 0L, 0, 0, 0);
        Directory.CreateDirectory(target.Root);
        foreach (var entry in source.Walk())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Kind == EntryKind.Link)
            {
                links++;
            }
            else if (entries == FileLimits.WorkspaceEntries || bytes + entry.Length > FileLimits.WorkspaceBytes)
            {
                beyond++;
            }
            else
            {
                entries++;
                bytes += entry.Length;
                files += Copy(source, entry, target, isFinal);
            }
        }

        return new FolderCopy(files, bytes, links, beyond);
    }

    private static int Copy(GuardedFolder source, FolderEntry entry, GuardedFolder target, bool isFinal)
    {
        if (entry.Kind == EntryKind.Folder)
        {
            target.CreateFolder(entry.Path);
            return 0;
        }

        source.Copy(entry, target, entry.Path);
        if (isFinal)
        {
            target.Close(entry.Path);
        }

        return 1;
    }
}
