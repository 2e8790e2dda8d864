using MassGen.Sandbox.Engine;
using MassGen.Workspaces;

namespace MassGen.Sandbox;

/// <summary>
/// A folder or file of the host that a sandbox may read. Whatever is in it, and whatever changes there, its commands see; they
/// never change it.
/// </summary>
/// <param name="HostPath">Where it is on the host: absolute and without links.</param>
/// <param name="Path">Where commands see it: one of <see cref="Roots"/> or a path below.</param>
public sealed record ReadOnlyFolder(string HostPath, string Path)
{
    /// <summary>The folders that commands may find folders of the host in; everything else of a sandbox is its own.</summary>
    public static IReadOnlyList<string> Roots { get; } = ["/shared", "/context", "/data", "/home", "/media", "/mnt", "/mounts", "/srv"];

    private static readonly string[] KernelFolders = ["/proc", "/sys", "/dev"];

    /// <summary>Folders in it that commands find empty, relative to it. They must exist.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Whether its programs may be run. A container always allows it; elsewhere nothing in the folder runs unless this says so.</summary>
    public bool HasPrograms { get; init; }

    /// <summary>Whether it is a single file.</summary>
    internal bool IsFile => File.Exists(HostPath);

    /// <summary>What is wrong with a list of folders, one sentence each.</summary>
    /// <param name="folders">The list.</param>
    /// <param name="sockets">The sockets of container engines, which nothing in a sandbox may ever reach.</param>
    internal static IEnumerable<string> Faults(IReadOnlyList<ReadOnlyFolder> folders, IEnumerable<string> sockets)
    {
        var engines = sockets.Select(RealPath.Of).ToList();
        foreach (var folder in folders)
        {
            if ((folder.FaultOfTarget() ?? folder.FaultOfSource(engines) ?? folder.FaultOfHidden()) is { } fault)
                yield return fault;
            else if (folders.Any(other => other != folder && IsWithin(folder.Path, other.Path)))
                yield return $"'{Shown(folder.Path)}' lies in another folder of the list.";
        }
    }

    /// <summary>The sockets of engines on this machine.</summary>
    internal static IEnumerable<string> EngineSockets(Func<string, string?> variable) => EngineEndpoint
        .Candidates(name => name == "DOCKER_HOST" ? null : variable(name)).Select(place => place.SocketPath)
        .Concat(variable("DOCKER_HOST") is { } host && host.StartsWith("unix://", StringComparison.Ordinal) ? [host[7..]] : []);

    private string? FaultOfTarget() =>
        Roots.Any(root => IsWithin(Path, root)) && Path.Length <= 4096 && !Path.Any(char.IsControl)
            && Path[1..].Split('/').All(part => part is not ("" or "." or ".."))
                ? null
                : $"'{Shown(Path)}' is no place for a folder of the host; take one of {string.Join(", ", Roots)} or a path below.";

    private string? FaultOfSource(List<string> engines)
    {
        if (!System.IO.Path.IsPathRooted(HostPath) || !System.IO.Path.Exists(HostPath))
            return $"'{Shown(HostPath)}' is not there, or is not an absolute path.";
        if (RealPath.Of(HostPath) != HostPath || HostPath.Any(char.IsControl))
            return $"'{Shown(HostPath)}' leads over a link, or is not written plainly.";
        var isOpen = HostPath == "/" || KernelFolders.Any(kernel => IsWithin(HostPath, kernel)) || engines.Any(socket => IsWithin(socket, HostPath));
        return isOpen
            ? $"'{Shown(HostPath)}' would open the host itself to the sandbox."
            : null;
    }

    private string? FaultOfHidden() => Hidden
        .Where(hidden => hidden.Split('/').Any(part => part is "" or "." or "..")
            || RealPath.Of($"{HostPath}/{hidden}") != $"{HostPath}/{hidden}" || !Directory.Exists($"{HostPath}/{hidden}"))
        .Select(hidden => $"'{Shown(hidden)}' is no folder in '{Shown(HostPath)}'.")
        .FirstOrDefault();

    private static bool IsWithin(string path, string folder) => path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static string Shown(string path) => TerminalText.Escape(path);
}
