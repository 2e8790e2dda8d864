namespace MassGen.Sandbox;

/// <summary>What a sandbox may reach. An object and not a string, so that a spelling mistake cannot open anything.</summary>
public sealed record SandboxNetwork
{
    private SandboxNetwork(string mode) => Mode = mode;

    /// <summary>Nothing but the sandbox's own loopback.</summary>
    public static SandboxNetwork None { get; } = new("none");

    /// <summary>Whatever the engine's bridge reaches: usually the internet, and other machines nearby. Containers only.</summary>
    public static SandboxNetwork Bridge { get; } = new("bridge");

    /// <summary>The host's own network, with every service that listens on it. Containers only.</summary>
    public static SandboxNetwork Host { get; } = new("host");

    /// <summary>The engine's word.</summary>
    internal string Mode { get; }
}
