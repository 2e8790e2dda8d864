namespace MassGen.Sandbox.Namespaces;

/// <summary>What holds, and what does not, where there is no control group for a sandbox as a whole.</summary>
internal static class NamespaceLimits
{
    /// <param name="isFiltered">Whether system calls are filtered.</param>
    public static SandboxCapabilities Capabilities(bool isFiltered) => new()
    {
        Memory = Enforcement.PerProcess,
        Pids = Enforcement.Enforced,
        Cpu = Enforcement.None,
        Disk = Enforcement.Enforced,
        Network = Enforcement.Enforced,
        SystemCalls = isFiltered ? Enforcement.Enforced : Enforcement.None,
    };

    /// <summary>One sentence for each limit that does not hold.</summary>
    public static IEnumerable<string> Missing(bool isFiltered, bool hasLoopback)
    {
        yield return "Memory is limited for each process, not for all processes together; files in /workspace and /tmp are not counted.";
        yield return "The share of processors is not limited; only the time of each command is.";
        if (!isFiltered)
        {
            yield return "System calls are not filtered, so the whole kernel is within reach of a command.";
            yield return "Address families that do not belong to a network namespace, such as AF_VSOCK, are not blocked.";
        }

        if (!hasLoopback)
            yield return "There is no loopback network: programs in the sandbox cannot reach each other on 127.0.0.1 (install iproute2).";
    }
}
