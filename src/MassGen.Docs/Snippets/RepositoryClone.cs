using System.Security.Cryptography;
using System.Text;

namespace MassGen.Docs.Snippets;

/// <summary>The repository as a contributor has it, for commands that change or verify it: what the documentation is made of, and no sources.</summary>
/// <param name="Hash">What identifies the files, in hexadecimal.</param>
/// <param name="Contents">The files by their paths from the root, as they were when the hash was computed: what runs is what it stands for.</param>
public sealed record RepositoryClone(string Hash, IReadOnlyDictionary<string, byte[]> Contents)
{
    private static readonly string[] Folders = ["docs-src", "examples", "site-templates"];
    private static readonly string[] Single = ["MassGen.Docs.sln", "eng/coverage.yaml"];

    /// <summary>The clone of a repository as it is now.</summary>
    public static RepositoryClone Of(string root)
    {
        var contents = new Dictionary<string, byte[]>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in PathsIn(root))
        {
            var text = File.ReadAllBytes(Path.Combine(root, path));
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{text.Length}\n"));
            hash.AppendData(text);
            contents[path] = text;
        }

        return new RepositoryClone(Convert.ToHexStringLower(hash.GetHashAndReset())[..32], contents);
    }

    /// <summary>Whether a file of the repository is in its clone.</summary>
    /// <param name="path">Its path from the root.</param>
    public static bool Holds(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Single.Contains(path) || Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal) && !IsHidden(path));
    }

    private static List<string> PathsIn(string root) =>
    [
        .. Folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !IsHidden(path))
            .Concat(Single.Where(path => File.Exists(Path.Combine(root, path))))
            .Order(StringComparer.Ordinal),
    ];

    // What runs and editors leave behind is in nobody's clone.
    private static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.'));
}
