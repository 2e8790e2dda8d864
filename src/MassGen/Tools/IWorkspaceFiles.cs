namespace MassGen.Tools;

/// <summary>
/// The text files of an agent's workspace, as far as tools need them. Paths are relative to the workspace and written with <c>/</c>,
/// for example <c>tasks/plan.json</c>. An implementation never follows a link out of the workspace.
/// </summary>
public interface IWorkspaceFiles
{
    /// <summary>A file's text, or null when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes a whole file; folders on the way are made.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    ValueTask WriteAsync(string path, string text, CancellationToken cancellationToken);

    /// <summary>The paths of the files that stand in a folder itself, in ordinal order; empty when there is no such folder.</summary>
    /// <exception cref="IOException">It cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    ValueTask<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes a file.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    ValueTask<bool> RemoveAsync(string path, CancellationToken cancellationToken);
}
