using System.Security.Cryptography;

namespace MassGen.Docs.Verify.Attestations;

/// <summary>The files that a verification is about: all pages, all files of examples, and files that pages show parts of.</summary>
internal static class Subjects
{
    /// <summary>The files with their hashes, by path.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="shown">Further files that snippets are copies of.</param>
    public static IReadOnlyList<Subject> Of(string root, IEnumerable<string> shown) =>
    [
        .. Files(root, "docs-src", "*.md").Concat(Files(root, "examples", "*")).Concat(shown)
            .Distinct().Order(StringComparer.Ordinal)
            .Select(path => new Subject(path, new Dictionary<string, string> { ["sha256"] = HashOf(root, path) ?? "" })),
    ];

    /// <summary>How the repository differs from the subjects, a line a file.</summary>
    public static IReadOnlyList<string> Differences(string root, IReadOnlyList<Subject> subjects)
    {
        var known = subjects.Select(subject => subject.Name).ToHashSet();
        return
        [
            .. subjects.Select(subject => (subject.Name, Then: subject.Digest.GetValueOrDefault("sha256"), Now: HashOf(root, subject.Name)))
                .Where(file => file.Then != file.Now)
                .Select(file => $"{(file.Now is null ? "gone   " : "changed")} {file.Name}"),
            .. Of(root, []).Where(subject => !known.Contains(subject.Name)).Select(subject => $"new     {subject.Name}"),
        ];
    }

    private static IEnumerable<string> Files(string root, string folder, string pattern) => Directory.Exists(Path.Combine(root, folder))
        ? Directory.EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
        : [];

    // An attestation is read before it is believed; what it names outside the repository is not looked at.
    private static string? HashOf(string root, string path)
    {
        var file = Path.GetFullPath(Path.Combine(root, path));
        return file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file)
            ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))
            : null;
    }
}
