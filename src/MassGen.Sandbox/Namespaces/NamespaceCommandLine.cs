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
        .. Environment.IsPrivilegedProcess && policy.ReadOnlyFolders.Count > 0 ? ["unshare", "--mount", "--", .. Stage(policy)] : Array.Empty<string>(),
        .. Unprivileged(),
        "unshare", "--user", "--map-root-user", "--mount", "--net", "--ipc", "--uts", "--cgroup", "--pid", "--fork", "--kill-child", "--",
        .. Environment.IsPrivilegedProcess ? [] : Stage(policy),
        "sh", "-c", NamespaceScripts.Root, "root",
        Number((long)Math.Ceiling(policy.Lifetime.TotalSeconds)),
        Number(policy.WorkspaceBytes), Number(policy.WorkspaceEntries),
        Number(policy.TemporaryBytes), Number(policy.TemporaryEntries),
        Number(policy.SharedMemoryBytes),
        .. policy.ReadOnlyFolders.SelectMany(Place),
    ]);

    /// <summary>A command in the namespaces of a holder.</summary>
    public static ProcessStartInfo Command(
        int holder,
        SandboxPolicy policy,
        TimeSpan processorTime,
        IReadOnlyList<string> arguments,
        IReadOnlyList<KeyValuePair<string, string>> environment) => Start(
    [
        .. Unprivileged(),
        "nsenter", "--target=" + Number(holder), "--preserve-credentials", "--user", "--mount", "--net", "--ipc", "--uts", "--cgroup",
        $"--pid=/proc/{Number(holder)}/ns/pid_for_children", "--",
        "unshare", "--pid", "--mount", "--fork", "--",
        "sh", "-c", NamespaceScripts.Enter, "enter", NamespaceScripts.Drop,
        Number(policy.MaxProcesses), Number(OpenFiles), Number(policy.WorkspaceBytes), Number(policy.MemoryBytes),
        Number((long)Math.Ceiling(processorTime.TotalSeconds)),
        .. environment.Select(pair => $"{pair.Key}={pair.Value}"),
        .. arguments,
    ]);

    private static string[] Stage(SandboxPolicy policy) => policy.ReadOnlyFolders.Count == 0
        ? []
        : ["sh", "-c", NamespaceScripts.Stage, "stage", Number(policy.ReadOnlyFolders.Count), .. policy.ReadOnlyFolders.Select(folder => folder.HostPath)];

    private static string[] Place(ReadOnlyFolder folder) =>
        [folder.IsFile ? "file" : folder.HasPrograms ? "programs" : "folder", folder.Path, .. folder.Hidden.SelectMany(hidden => new[] { "hidden", $"{folder.Path}/{hidden}" })];

    // The limit on processes does not hold for the real user 0, not even in a user namespace.
    private static string[] Unprivileged() => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=10001", "--regid=10001", "--clear-groups", "--no-new-privs", "--"]
        : ["setpriv", "--no-new-privs", "--"];

    private static ProcessStartInfo Start(IReadOnlyList<string> line)
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

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
