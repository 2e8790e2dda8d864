namespace MassGen.Sandbox.Hardening;

/// <summary>How facts are judged where it takes more than a comparison.</summary>
internal static class HardeningJudgement
{
    private static readonly string[] Places = ["workspace", "temporary"];
    private static readonly string[] PlainVariables = ["PATH", "HOME", "LANG", "TERM", "PWD", "HOSTNAME", "OLDPWD", "SHLVL", "_", "container"];
    private static readonly string[] PlainDevices =
        ["null", "zero", "full", "random", "urandom", "tty", "fd", "stdin", "stdout", "stderr", "shm", "pts", "ptmx", "mqueue", "console", "core"];

    // The kernel's own file systems say that they can be written; what of them can be is another line's business.
    private static readonly string[] KernelKinds = [":proc", ":devpts", ":mqueue", ":sysfs", ":cgroup", ":cgroup2"];

    /// <summary>The kinds of namespaces.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"];

    public static bool HasNoCapability(HardeningFacts facts) => facts["capabilities"].Length > 0 && facts["capabilities"].All(digit => digit == '0');

    public static bool HasPlainDevices(HardeningFacts facts) => facts.Words("devices").All(PlainDevices.Contains);

    public static bool HasPlainVariables(HardeningFacts facts) => facts.Words("variables").All(PlainVariables.Contains);

    /// <summary>Whether a control group, where it can be read from inside, has this limit.</summary>
    public static bool IsUnsaidOr(HardeningFacts facts, string name, long limit) => facts.Number(name) == -1 || facts.Number(name) == limit;

    public static bool IsClosed(HardeningFacts facts) => facts["root"] == "read-only" && facts.Request is null or { HostConfig.ReadonlyRootfs: true }
        && Places.All(place => facts[place].StartsWith("tmpfs ", StringComparison.Ordinal)
            && facts[place].Contains("nosuid", StringComparison.Ordinal) && facts[place].Contains("nodev", StringComparison.Ordinal));

    public static bool HasRoomLimit(HardeningFacts facts) => facts.Words("room") is [var blocks, var size, var entries]
        && long.TryParse(blocks, out var count) && long.TryParse(size, out var bytes) && count * bytes == facts.Policy.WorkspaceBytes
        && (entries == $"{facts.Policy.WorkspaceEntries}" || facts.NotEnforced.Any(IsAboutFiles));

    public static string Room(HardeningFacts facts) => $"{facts.Policy.WorkspaceBytes >> 20} MiB, {facts.Policy.WorkspaceEntries} files and folders"
        + (facts.NotEnforced.Any(IsAboutFiles) ? ", counted by a watcher" : "");

    /// <summary>What can be written, with the kind of each file system.</summary>
    public static IEnumerable<string> Writable(HardeningFacts facts) => facts.Words("writable")
        .Where(place => !place.StartsWith("/dev", StringComparison.Ordinal) && !place.StartsWith("/proc", StringComparison.Ordinal)
            && !place.StartsWith("/sys", StringComparison.Ordinal) && !KernelKinds.Any(kind => place.EndsWith(kind, StringComparison.Ordinal)));

    /// <summary>The kinds of namespaces that are not this process's.</summary>
    public static HashSet<string> Own(HardeningFacts facts) =>
        [.. Kinds.Where(kind => facts[$"namespace-{kind}"] is { Length: > 0 } inside && inside != new FileInfo($"/proc/self/ns/{kind}").LinkTarget)];

    public static bool IsWhole(SandboxCapabilities held) =>
        new[] { held.Memory, held.Pids, held.Cpu, held.Disk, held.Network, held.SystemCalls }.All(limit => limit == Enforcement.Enforced);

    private static bool IsAboutFiles(string sentence) => sentence.Contains("number of files", StringComparison.Ordinal);
}
