using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Files of the repository that pages name. Each is read once.</summary>
/// <param name="root">The folder that names are relative to.</param>
internal sealed class RepositoryFiles(string root)
{
    private const long LongestInBytes = 1 << 20;
    private readonly Dictionary<string, SourceText> _read = [];
    private RepositoryClone? _clone;

    /// <summary>The text of a file, with line feeds between lines; null when there is none, and a fault is collected.</summary>
    public SourceText? Read(string path, SourcePosition position, ICollection<Diagnostic> faults)
    {
        var (text, fault) = Open(path);
        if (fault is not null)
        {
            faults.Add(new Diagnostic("MG5114", Severity.Error, fault, position, Suggestion: Near(path)));
        }

        return text;
    }

    /// <summary>The repository as a contributor has it; looked at once.</summary>
    public RepositoryClone Clone => _clone ??= RepositoryClone.Of(root);

    /// <summary>Whether a file can be read.</summary>
    public bool Exists(string path) => Open(path).Fault is null;

    private (SourceText? Text, string? Fault) Open(string path)
    {
        if (_read.TryGetValue(path, out var known))
        {
            return (known, null);
        }

        if (!CommentFiles.IsInside(path) || path.Split('/').Any(part => part.StartsWith('.')))
        {
            return (null, $"'{path}' is not a file of the repository: paths are relative to its root, without '..' and hidden folders.");
        }

        var file = new FileInfo(Path.Combine(root, path));
        if (!file.Exists || file.ResolveLinkTarget(returnFinalTarget: true) is not null)
        {
            return (null, $"There is no file '{path}' in the repository.");
        }

        if (file.Length > LongestInBytes)
        {
            return (null, $"'{path}' is larger than {LongestInBytes} bytes, too large to show.");
        }

        return (_read[path] = new SourceText(path, File.ReadAllText(file.FullName).ReplaceLineEndings("\n")), null);
    }

    // The nearest name in the deepest folder of the path that there is.
    private string? Near(string path)
    {
        var folder = CommentFiles.IsInside(path) ? Path.GetDirectoryName(path) ?? "" : null;
        while (folder is not null && !Directory.Exists(Path.Combine(root, folder)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        if (string.IsNullOrEmpty(folder))
        {
            return "Paths are relative to the repository's root.";
        }

        var names = Directory.EnumerateFileSystemEntries(Path.Combine(root, folder)).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToList();
        var wanted = path[(folder.Length + 1)..].Split('/')[0];
        return NearestWord.Of(wanted, names) is { } near ? $"Did you mean '{folder}/{near}'?" : $"{folder} holds: {string.Join(", ", names.Take(20))}.";
    }
}
