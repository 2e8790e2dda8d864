using System.Diagnostics;
using MassGen.Sandbox.Filters;
using MassGen.Sandbox.Namespaces;

namespace MassGen.Sandbox.Bubblewrap;

/// <summary>What bubblewrap is told: each line opens one thing, and what no line opens does not exist inside.</summary>
internal static class BubblewrapCommandLine
{
    private const string User = "10001";

    // Where hold.sh puts what lives as long as the sandbox.
    private const string Held = "/mnt";

    private static readonly string[] SystemFolders = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];
    private static readonly string[] KernelSecrets = ["/proc/keys", "/proc/key-users", "/proc/timer_list", "/proc/sched_debug"];

    /// <summary>The process that holds a sandbox's files, network and processes.</summary>
    /// <param name="policy">What the sandbox may use.</param>
    /// <param name="isFiltered">Whether system calls are to be filtered.</param>
    public static ProcessStartInfo Holder(SandboxPolicy policy, bool isFiltered) => NamespaceCommandLine.Start(
    [
        .. NamespaceCommandLine.Hold(policy),
        "sh", "-c", BubblewrapScripts.Hold, "hold",
        .. NamespaceCommandLine.Sizes(policy),
        isFiltered ? Convert.ToBase64String(SystemCallFilter.Program!) : "",
        .. policy.ReadOnlyFolders.Select(folder => folder.HasPrograms && !folder.IsFile ? "programs" : "noexec"),
    ]);

    /// <summary>Commands in a holder's namespaces, closed in once more.</summary>
    public static NamespaceEntry Command(SandboxPolicy policy) => (holder, arguments, environment) => NamespaceCommandLine.Start(
    [
        .. NamespaceCommandLine.Enter(holder),
        "sh", "-c", BubblewrapScripts.Enter, "enter",
        .. Privileges(), .. System(), .. Files(policy),
        "--",
        "prlimit", .. NamespaceCommandLine.Limits(policy), "--",
        "env", "-i", .. environment.Select(pair => $"{pair.Key}={pair.Value}"),
        .. arguments,
    ]);

    // Network, host name and shared memory of processes are the holder's, so that programs of one sandbox find each other.
    private static string[] Privileges() =>
    [
        "--unshare-user", "--unshare-pid", "--unshare-cgroup", "--disable-userns", "--as-pid-1", "--new-session", "--die-with-parent",
        "--uid", User, "--gid", User, "--cap-drop", "ALL",
    ];

    private static IEnumerable<string> System() =>
    [
        "--ro-bind", "/usr", "/usr", .. SystemFolders.SelectMany(SystemFolder),
        "--ro-bind", Held + "/etc", "/etc",
        "--proc", "/proc", .. KernelSecrets.Where(File.Exists).SelectMany(secret => new[] { "--ro-bind", "/dev/null", secret }),
        "--dev", "/dev", "--bind", Held + "/shm", "/dev/shm", "--remount-ro", "/dev",
        "--dir", "/run", "--dir", "/var/tmp", "--dir", "/home", "--dir", "/root",
    ];

    private static IEnumerable<string> SystemFolder(string folder) =>
        new DirectoryInfo(folder) is { Exists: true } found
            ? found.LinkTarget is { } target ? ["--symlink", target, folder] : ["--ro-bind", folder, folder]
            : [];

    // The root itself last: bubblewrap gives it to the user inside.
    private static IEnumerable<string> Files(SandboxPolicy policy) =>
    [
        "--bind", Held + "/tmp", "/tmp", "--bind", Held + "/workspace", "/workspace",
        .. policy.ReadOnlyFolders.SelectMany(Folder),
        "--remount-ro", "/", "--chdir", "/",
    ];

    private static IEnumerable<string> Folder(ReadOnlyFolder folder, int number) =>
    [
        "--ro-bind", $"{Held}/folders/{number}", folder.Path,
        .. folder.Hidden.SelectMany(hidden => new[] { "--tmpfs", $"{folder.Path}/{hidden}", "--remount-ro", $"{folder.Path}/{hidden}" }),
    ];
}
