using System.Diagnostics;
using System.Globalization;

namespace MassGen.Sandbox.Namespaces;

/// <summary>The programs of util-linux in the right order. Pure, but for the question whether we are root.</summary>
internal static class NamespaceCommandLine
{
    private const int OpenFiles = 1024;

    /// <summary>The process that holds a sandbox's namespaces.</summary>
    public static ProcessStartInfo Holder(SandboxPolicy policy) => Start(
    [
        .. Hold(policy),
        "sh", "-c", NamespaceScripts.Root, "root",
        .. Sizes(policy),
        .. policy.ReadOnlyFolders.SelectMany(Place),
    ]);

    /// <summary>The lifetime in seconds, and how much room the sandbox has.</summary>
    public static string[] Sizes(SandboxPolicy policy) =>
    [
        Number((long)Math.Ceiling(policy.Lifetime.TotalSeconds)),
        Number(policy.WorkspaceBytes), Number(policy.WorkspaceEntries),
        Number(policy.TemporaryBytes), Number(policy.TemporaryEntries),
        Number(policy.SharedMemoryBytes),
    ];

    /// <summary>Commands in the namespaces of a holder.</summary>
    /// <param name="policy">What they may use.</param>
    /// <param name="filter">The program that filters system calls, in hexadecimal; empty for none.</param>
    public static NamespaceEntry Command(SandboxPolicy policy, string filter) => (holder, arguments, environment) => Start(
    [
        .. Enter(holder),
        "unshare", "--pid", "--mount", "--fork", "--",
        "sh", "-c", NamespaceScripts.Enter, "enter", NamespaceScripts.Drop,
        string.Join(' ', Limits(policy)), NamespaceScripts.Filter, filter,
        .. environment.Select(pair => $"{pair.Key}={pair.Value}"),
        .. arguments,
    ]);

    /// <summary>Puts what follows into the namespaces of a holder, as its user and with all it may do there.</summary>
    public static string[] Enter(int holder) =>
    [
        .. Unprivileged(),
        "nsenter", "--target=" + Number(holder), "--preserve-credentials", "--user", "--mount", "--net", "--ipc", "--uts", "--cgroup",
        $"--pid=/proc/{Number(holder)}/ns/pid_for_children", "--",
    ];

    /// <summary>The limits of each process, for <c>prlimit</c>.</summary>
    public static string[] Limits(SandboxPolicy policy) =>
    [
        "--nproc=" + Number(policy.MaxProcesses), "--nofile=" + Number(OpenFiles), "--fsize=" + Number(policy.WorkspaceBytes),
        "--as=" + Number(policy.MemoryBytes), "--cpu=" + Number((long)Math.Ceiling(SandboxCommand.LongestTimeout.TotalSeconds)),
        "--core=0", "--memlock=65536",
    ];

    /// <summary>Makes new namespaces for what follows, with the policy's folders of the host in <c>/sys</c>.</summary>
    public static string[] Hold(SandboxPolicy policy) =>
    [
        .. Environment.IsPrivilegedProcess && policy.ReadOnlyFolders.Count > 0 ? ["unshare", "--mount", "--", .. Stage(policy)] : Array.Empty<string>(),
        .. Unprivileged(),
        "unshare", "--user", "--map-root-user", "--mount", "--net", "--ipc", "--uts", "--cgroup", "--pid", "--fork", "--kill-child", "--",
        .. Environment.IsPrivilegedProcess ? [] : Stage(policy),
    ];

    private static string[] Stage(SandboxPolicy policy) => policy.ReadOnlyFolders.Count == 0
        ? []
        : ["sh", "-c", NamespaceScripts.Stage, "stage", Number(policy.ReadOnlyFolders.Count), .. policy.ReadOnlyFolders.Select(folder => folder.HostPath)];

    private static string[] Place(ReadOnlyFolder folder) =>
        [folder.IsFile ? "file" : folder.HasPrograms ? "programs" : "folder", folder.Path, .. folder.Hidden.SelectMany(hidden => new[] { "hidden", $"{folder.Path}/{hidden}" })];

    // The limit on processes does not hold for the real user 0, not even in a user namespace.
    private static string[] Unprivileged() => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=10001", "--regid=10001", "--clear-groups", "--no-new-privs", "--"]
        : ["setpriv", "--no-new-privs", "--"];

    /// <summary>A process with three pipes and nothing of this one's variables.</summary>
    public static ProcessStartInfo Start(IReadOnlyList<string> line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = EnvironmentRules.Minimal["PATH"];
        return start;
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
