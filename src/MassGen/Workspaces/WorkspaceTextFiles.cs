using System.Text;
using MassGen.Tools;

namespace MassGen.Workspaces;

/// <summary>An agent's workspace as tools with files of their own see it, such as task lists and memories.</summary>
/// <param name="folder">The workspace.</param>
public sealed class WorkspaceTextFiles(string folder) : IWorkspaceFiles
{
    private readonly GuardedFolder _folder = new(Directory.CreateDirectory(folder).FullName);

    /// <inheritdoc/>
    public ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken) => new(
        _folder.Find(path) is { Kind: EntryKind.File } file ? Encoding.UTF8.GetString(_folder.Read(path, 0, (int)Math.Min(file.Length, FileLimits.ReadBytes))) : null);

    /// <inheritdoc/>
    public ValueTask WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        _folder.Write(path, Encoding.UTF8.GetBytes(text));
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) => new(
        _folder.Find(folder) is { Kind: EntryKind.Folder }
            ? [.. _folder.List(folder).Where(entry => entry.Kind == EntryKind.File).Select(entry => entry.Path)]
            : []);

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var isThere = _folder.Find(path) is { Kind: EntryKind.File };
        if (isThere)
        {
            _folder.Delete(path);
        }

        return new(isThere);
    }
}
