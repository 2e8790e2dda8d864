using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;
using MassGen.Workspaces;

namespace MassGen.Cli.Composition;

/// <summary>The files of the user that a configuration hands to commands.</summary>
internal static class ShellFiles
{
    private const int MostBytes = 1024 * 1024;

    private static readonly Dictionary<string, string> Known = new()
    {
        ["ssh_keys"] = ".ssh", ["git_config"] = ".gitconfig", ["gh_config"] = ".config/gh", ["npm_config"] = ".npmrc", ["pypi_config"] = ".pypirc",
    };

    /// <summary>Copies for the commands' home. They belong to the commands, who may read them whoever owns the originals.</summary>
    public static IReadOnlyList<SandboxFile> Copies(CredentialConfig credentials, string home, Action<Diagnostic> tell) =>
    [
        .. credentials.Mounts.Where(mount => Known.ContainsKey(mount.Name)).SelectMany(mount =>
        {
            var path = Path.Combine(home, Known[mount.Name]);
            if (!Path.Exists(path))
            {
                tell(Missing(path, mount.Position));
            }

            return Files(path).Select(file => new SandboxFile(Path.GetRelativePath(home, file), File.ReadAllBytes(file)));
        }),
    ];

    /// <summary>Places that commands read where they are.</summary>
    public static IReadOnlyList<ReadOnlyFolder> Folders(CredentialConfig credentials, string baseDirectory, Action<Diagnostic> tell)
    {
        var folders = new List<ReadOnlyFolder>();
        foreach (var mount in credentials.MoreMounts)
        {
            var path = Path.Combine(baseDirectory, HomePath.Expand(mount.HostPath));
            if (Path.Exists(path))
            {
                folders.Add(new ReadOnlyFolder(RealPath.Of(path), mount.Bind ?? "/mounts/" + Path.GetFileName(path.TrimEnd('/'))));
            }
            else
            {
                tell(Missing(mount.HostPath, mount.Position));
            }
        }

        return folders;
    }

    private static IEnumerable<string> Files(string path) =>
        (File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [])
        .Where(file => new FileInfo(file) is { Length: <= MostBytes } info && (info.Attributes & FileAttributes.Device) == 0).Order(StringComparer.Ordinal);

    private static Diagnostic Missing(string path, SourcePosition position) => new(
        "MG6042", Severity.Warning, $"'{path}' is not there; commands do not get it.", position, Suggestion: "Remove it from the list, or make the file.");
}
