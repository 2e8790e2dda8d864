using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>What an engine can really limit on this machine: rootless engines often cannot limit all.</summary>
internal static class EngineLimits
{
    public static SandboxCapabilities Capabilities(SystemState system) => new()
    {
        Memory = Of(system.MemoryLimit),
        Pids = Of(system.PidsLimit),
        Cpu = Of(system.CpuCfsQuota),
        Disk = Enforcement.Enforced,
        Network = Enforcement.Enforced,
        SystemCalls = Of(HasSeccomp(system)),
    };

    /// <summary>One sentence for each limit that does not hold.</summary>
    public static IEnumerable<string> Missing(SystemState system)
    {
        if (!system.MemoryLimit)
            yield return "The engine cannot limit memory here.";
        if (!system.PidsLimit)
            yield return "The engine cannot limit the number of processes here.";
        if (!system.CpuCfsQuota)
            yield return "The engine cannot limit the share of processors here.";
        if (!HasSeccomp(system))
            yield return "The engine cannot filter system calls here.";
        if (string.IsNullOrEmpty(system.InitBinary))
            yield return "The engine has no init program: processes that ended may fill the limit until the sandbox is replaced.";
    }

    private static bool HasSeccomp(SystemState system) =>
        system.SecurityOptions?.Any(option => option.Contains("seccomp", StringComparison.Ordinal)) == true;

    private static Enforcement Of(bool holds) => holds ? Enforcement.Enforced : Enforcement.None;
}
