namespace MassGen.Sandbox.Pool;

/// <summary>A sandbox that nobody has asked for yet.</summary>
/// <param name="Key">What it can be given away for.</param>
/// <param name="Policy">What it may use.</param>
/// <param name="Sandbox">The sandbox, which may still be starting.</param>
/// <param name="Started">When its start began, as the clock's timestamp.</param>
internal sealed record WarmSandbox(PoolKey Key, SandboxPolicy Policy, Task<ISandbox> Sandbox, long Started);
