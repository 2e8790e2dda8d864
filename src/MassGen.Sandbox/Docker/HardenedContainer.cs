using System.Globalization;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>Turns a policy into a request for a container. Pure, so that every promise of the policy is a line in a test.</summary>
internal static class HardenedContainer
{
    /// <summary>User and group of everything in a sandbox.</summary>
    public const string User = "10001:10001";

    // What sudo and package managers need; none of it reaches beyond the container's own files and processes.
    private static readonly string[] RootCapabilities = ["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID"];

    /// <summary>The request.</summary>
    /// <param name="policy">What the sandbox may use.</param>
    /// <param name="labels">Who owns it, for a later sweep.</param>
    /// <param name="hasInit">Whether the engine has an init program, which ends zombies.</param>
    /// <param name="dialect">How the engine wants things said.</param>
    public static ContainerRequest Create(
        SandboxPolicy policy, IReadOnlyDictionary<string, string> labels, bool hasInit, EngineDialect dialect) => new()
    {
        Image = policy.Image,

        // The dead-man's switch: process 1 ends when its input does, and that is when our process does; or at the lifetime's end.
        Entrypoint = ["timeout"],
        Cmd = [Seconds(policy.Lifetime), "cat"],
        Env = [.. EnvironmentRules.Merge(policy.Environment).Select(pair => $"{pair.Key}={pair.Value}")],
        User = User,
        WorkingDir = "/workspace",

        // sudo looks its own host up, and without a network there is no other name to be found.
        Hostname = policy.MayBecomeRoot ? "localhost" : null,
        Labels = labels,
        NetworkDisabled = policy.Network == SandboxNetwork.None,
        OpenStdin = true,
        StdinOnce = true,
        AttachStdin = true,
        AttachStdout = true,
        AttachStderr = true,
        Tty = false,
        StopTimeout = 1,

        // The processes of an image's own check would be taken for what a command left running.
        Healthcheck = new(["NONE"]),
        HostConfig = Host(policy, hasInit, dialect),
    };

    private static HostConfig Host(SandboxPolicy policy, bool hasInit, EngineDialect dialect) => new()
    {
        NetworkMode = policy.Network.Mode,
        GroupAdd = [],
        ReadonlyRootfs = !policy.MayBecomeRoot,
        Tmpfs = new Dictionary<string, string>(ReadOnlyMounts.Hidden(policy, dialect.Empty).Concat(dialect.Closed))
        {
            ["/tmp"] = dialect.Temporary(policy),
            ["/workspace"] = dialect.Workspace(policy),
        },
        CapDrop = ["ALL"],
        CapAdd = policy.MayBecomeRoot ? RootCapabilities : [],
        Privileged = false,
        SecurityOpt = [.. policy.MayBecomeRoot ? Array.Empty<string>() : ["no-new-privileges"], "seccomp=" + dialect.Seccomp],
        Memory = policy.MemoryBytes,
        MemorySwap = policy.MemoryBytes,
        OomScoreAdj = 500,
        PidsLimit = policy.MaxProcesses,
        NanoCpus = (long)(policy.Processors * 1_000_000_000),
        CpuShares = 256,
        Ulimits = [.. Limits(policy), .. dialect.MoreLimits],
        Init = hasInit ? true : null,
        IpcMode = "private",
        ShmSize = policy.SharedMemoryBytes,
        PidMode = "",
        UTSMode = "",
        CgroupnsMode = "private",
        Binds = [],
        Mounts = ReadOnlyMounts.Of(policy),
        LogConfig = new("none"),
        AutoRemove = true,
        RestartPolicy = new("no"),
        Runtime = policy.Runtime,
    };

    private static IReadOnlyList<Ulimit> Limits(SandboxPolicy policy) =>
    [
        new("core", 0, 0),
        new("fsize", policy.WorkspaceBytes, policy.WorkspaceBytes),
        new("memlock", 64 * 1024, 64 * 1024),
        new("nofile", 1024, 4096),
    ];

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}
