namespace MassGen.Workspaces;

/// <summary>Keeps an agent's files as they are when it answers. What is kept under an answer's id never changes again.</summary>
/// <param name="store">Where the run keeps its files.</param>
/// <param name="agent">The agent's id.</param>
internal sealed class AnswerFiles(WorkspaceStore store, string agent)
{
    private readonly string _pending = WorkspaceStore.Beside(store.AnswersFolder, WorkspaceStore.SafeName(agent));
    private FolderCopy? _captured;

    /// <summary>Keeps the files; an earlier copy that nobody published is replaced.</summary>
    public FolderCopy Capture(CancellationToken cancellationToken)
    {
        _captured = null;
        Discard();
        _captured = FolderCopy.Make(new GuardedFolder(store.WorkspaceOf(agent)), new GuardedFolder(_pending), isFinal: true, cancellationToken);
        return _captured;
    }

    /// <summary>Gives the files kept last to an answer.</summary>
    /// <returns>What was kept, or null when there are no files.</returns>
    public FolderCopy? Publish(string answerId)
    {
        // A run that was cut off may have kept files for an answer of this id that its log does not hold.
        var target = store.FilesOf(answerId);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        if (_captured is not { Files: > 0 } captured)
        {
            return null;
        }

        _captured = null;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Directory.Move(_pending, target);
        return captured;
    }

    /// <summary>Removes what was kept for no answer.</summary>
    public void Discard()
    {
        if (Directory.Exists(_pending))
        {
            Directory.Delete(_pending, recursive: true);
        }
    }
}
