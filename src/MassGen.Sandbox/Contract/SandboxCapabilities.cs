namespace MassGen.Sandbox;

/// <summary>How firmly a limit holds.</summary>
public enum Enforcement
{
    /// <summary>It is not limited at all.</summary>
    None,

    /// <summary>Each process is limited, but many processes together are not.</summary>
    PerProcess,

    /// <summary>The sandbox as a whole is limited.</summary>
    Enforced,
}

/// <summary>What a provider really enforces on this machine.</summary>
public sealed record SandboxCapabilities
{
    /// <summary>Memory.</summary>
    public required Enforcement Memory { get; init; }

    /// <summary>The number of processes and threads.</summary>
    public required Enforcement Pids { get; init; }

    /// <summary>Processor share.</summary>
    public required Enforcement Cpu { get; init; }

    /// <summary>Bytes and entries on disk.</summary>
    public required Enforcement Disk { get; init; }

    /// <summary>No way to any network.</summary>
    public required Enforcement Network { get; init; }

    /// <summary>A filter on system calls, which makes the kernel's surface smaller.</summary>
    public required Enforcement SystemCalls { get; init; }
}
