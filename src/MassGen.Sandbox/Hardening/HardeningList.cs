using static MassGen.Sandbox.Hardening.HardeningJudgement;
using static MassGen.Sandbox.Hardening.HardeningScope;

namespace MassGen.Sandbox.Hardening;

/// <summary>The list: what our default policy must produce, line by line, as it is seen in the request and from inside.</summary>
internal static class HardeningList
{
    private static readonly Dictionary<int, string> Trials = new()
    {
        [24] = "arguments arrive as they are, without a shell between",
        [25] = "a command's time has an end",
        [26] = "a sandbox that cannot be trusted any more is not used again",
        [27] = "output is cut and ended, never kept whole",
        [28] = "it is said why a command ended",
        [29] = "links are not followed when files are copied out",
        [30] = "control characters do not reach a terminal",
    };

    public static IReadOnlyList<HardeningRule> Rules { get; } =
    [
        new(1, Every, "no network, only the own loopback",
            f => f["interfaces"] is "lo" or "" && f.Number("routes") == 0
                && f.Request is null or { NetworkDisabled: true, HostConfig.NetworkMode: "none" },
            f => $"interfaces: {f["interfaces"]}"),
        new(2, Every, "an ordinary user, in no group", f => f["user"] == "10001:10001:10001", f => f["user"]),
        new(3, Every, "a read-only system; /workspace and /tmp with a size, without set-user-id and devices",
            IsClosed, f => $"root {f["root"]}, /workspace {f["workspace"]}"),
        new(4, Every, "no capability",
            f => HasNoCapability(f) && f.Request?.HostConfig is null or { Privileged: false, CapDrop: ["ALL"], CapAdd: [] },
            f => HasNoCapability(f) ? "none in all five sets" : f["capabilities"]),
        new(5, Every, "no new privileges, and a filter of system calls",
            f => f["new-privileges"] == "1" && f["filter"] == "2", f => $"NoNewPrivs {f["new-privileges"]}, Seccomp {f["filter"]}"),
        new(6, Every, "the filter refuses new namespaces",
            f => f["namespaces-refused"] == "yes" && f["filter"] == "2", f => $"unshare refused: {f["namespaces-refused"]}"),
        new(7, Every, "memory of the sandbox as a whole, without swap",
            f => f.Capabilities.Memory == Enforcement.Enforced && IsUnsaidOr(f, "memory", f.Policy.MemoryBytes)
                && f.Request?.HostConfig.MemorySwap == f.Policy.MemoryBytes,
            f => f.Request is null ? $"each process {f.Number("limit-memory") >> 20} MiB" : $"{f.Policy.MemoryBytes >> 20} MiB"),
        new(8, Every, "processes and threads",
            f => f.Request is { } request
                ? request.HostConfig.PidsLimit == f.Policy.MaxProcesses && IsUnsaidOr(f, "processes", f.Policy.MaxProcesses)
                : f.Number("limit-processes") == f.Policy.MaxProcesses,
            f => $"{f.Policy.MaxProcesses}"),
        new(9, Every, "a share of the processors",
            f => f.Capabilities.Cpu == Enforcement.Enforced && f.Request?.HostConfig.NanoCpus > 0,
            f => f.Request is null ? "only the time of each command" : $"{f.Policy.Processors} processor"),
        new(10, Every, "no load on disks: what can be written is in memory",
            f => Writable(f).All(place => place.EndsWith(":tmpfs", StringComparison.Ordinal)), f => string.Join(", ", Writable(f))),

        // An engine may raise the first limit on open files to the second when it starts a command.
        new(11, Every, "limits of each process: files, file size, core, locked memory",
            f => f.Number("limit-files") is 1024 or 4096 && f.Number("limit-file") == f.Policy.WorkspaceBytes
                && f["limit-core"] == "0" && f.Number("limit-locked") == 65536,
            f => $"{f["limit-files"]} files, {f["limit-file"]} bytes, core {f["limit-core"]}"),
        new(12, Every, "a first process that lets no zombie stay",
            f => f.Request is null || f.Request.HostConfig.Init == true, f => f["first"].Split(' ')[0]),
        new(13, Every, "processes, memory and host name of its own; no device of the host",
            f => HasPlainDevices(f) && Own(f).IsSupersetOf(["ipc", "pid", "uts", "mnt", "net"]),
            f => $"{f.Words("devices").Count} devices; own: {string.Join(", ", Own(f).Order(StringComparer.Ordinal))}"),
        new(14, Container, "nothing is logged by the engine", f => f.Request!.HostConfig.LogConfig.Type == "none", f => f.Request!.HostConfig.LogConfig.Type),
        new(15, Container, "removed at its end, never started again",
            f => f.Request!.HostConfig is { AutoRemove: true, RestartPolicy.Name: "no" } && f.Request.StopTimeout == 1, _ => "AutoRemove, no restart"),
        new(16, Every, "an environment made from nothing", HasPlainVariables, f => f["variables"]),
        new(17, Every, "no folder or socket of the host that can be written",
            f => f["sockets"].Length == 0 && f.Request?.HostConfig is null or { Binds: [], Mounts: null },
            f => f["sockets"].Length == 0 ? "no engine's socket" : f["sockets"]),
        new(18, Every, "bytes and entries on disk have an end", HasRoomLimit, Room),
        new(19, Container, "an image by its content, never pulled because an agent asked",
            f => f.Request!.Image.Contains("sha256:", StringComparison.Ordinal), f => f.Request!.Image),
        new(20, Container, "labels by which a later process proves the owner dead",
            f => Docker.OwnerLabels.Owner(f.Request!.Labels) is not null, f => $"{f.Request!.Labels.Count} labels"),
        new(21, Every, "a dead-man's switch and a lifetime",
            f => f.Request is null or { OpenStdin: true, StdinOnce: true, AttachStdin: true }
                && (f.Request is null || f["first"].Contains("timeout", StringComparison.Ordinal)),
            f => f.Request is null ? "process 1 of the holder waits for our pipe" : f["first"]),
        new(22, Container, "a stronger runtime (optional)",
            f => f.Request!.HostConfig.Runtime is not null,
            f => f.Request!.HostConfig.Runtime ?? "the engine's own; MASSGEN_CONTAINER_RUNTIME names another"),
        new(23, Container, "an engine that tells what it can limit", f => f.Engine.Length > 0, f => f.Engine),
        .. Enumerable.Range(24, 7).Select(number => Trial(number, Every, Trials[number])),
        new(31, Local, "the program that isolates is there", _ => true, f => f.Provider),
        Trial(32, Local, "the real user is not root"),
        new(33, Local, "every kind of namespace of its own", f => Own(f).Count == Kinds.Count, f => $"{Own(f).Count} of {Kinds.Count}"),
        new(34, Local, "limits of each process: number, memory, processor time",
            f => f.Number("limit-processes") == f.Policy.MaxProcesses && f.Number("limit-memory") == f.Policy.MemoryBytes && f.Number("limit-seconds") > 0,
            f => $"{f["limit-processes"]} processes, {f.Number("limit-memory") >> 20} MiB, {f["limit-seconds"]} s"),
        Trial(35, Local, "the end of a command is the end of all that it started"),
        new(36, Every, "what does not hold is said beforehand", f => IsWhole(f.Capabilities) || f.NotEnforced.Count > 0, f => $"{f.NotEnforced.Count} sentences"),
    ];

    private static HardeningRule Trial(int number, HardeningScope scope, string what) =>
        new(number, scope, what, f => f.Trials.ContainsKey(number), f => f.Trials.GetValueOrDefault(number, "the trial failed"));
}
