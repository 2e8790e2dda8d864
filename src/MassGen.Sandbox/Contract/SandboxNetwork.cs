namespace MassGen.Sandbox;

/// <summary>What a sandbox may reach. An object and not a string, so that a spelling mistake cannot open anything.</summary>
public sealed record SandboxNetwork
{
    private SandboxNetwork()
    {
    }

    /// <summary>Nothing but the sandbox's own loopback. The only choice for now.</summary>
    public static SandboxNetwork None { get; } = new();
}
