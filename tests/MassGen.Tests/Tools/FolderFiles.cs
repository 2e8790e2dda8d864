using MassGen.Tools;

namespace MassGen.Tests.Tools;

/// <summary>A workspace that is a plain folder.</summary>
internal sealed class FolderFiles(string folder) : IWorkspaceFiles
{
    public async ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(Of(path)) ? await File.ReadAllTextAsync(Of(path), cancellationToken) : null;

    public async ValueTask WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(path))!);
        await File.WriteAllTextAsync(Of(path), text, cancellationToken);
    }

    public ValueTask<IReadOnlyList<string>> ListAsync(string path, CancellationToken cancellationToken) => new(Directory.Exists(Of(path))
        ? [.. Directory.EnumerateFiles(Of(path)).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)]
        : []);

    public ValueTask<bool> RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var isThere = File.Exists(Of(path));
        if (isThere)
        {
            File.Delete(Of(path));
        }

        return new(isThere);
    }

    private string Of(string path) => Path.Combine(folder, path);
}
