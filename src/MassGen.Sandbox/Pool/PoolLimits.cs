namespace MassGen.Sandbox;

/// <summary>How many sandboxes a pool has ready, and for how long.</summary>
public sealed record PoolLimits
{
    /// <summary>One for each policy, four in all, for ten minutes.</summary>
    public static PoolLimits Default { get; } = new();

    /// <summary>How many are ready for each policy that was asked for, unless more are asked for ahead.</summary>
    public int Spare { get; init; } = 1;

    /// <summary>How many are ready in all. When there are more policies than that, the one that waits longest is ended.</summary>
    public int Most { get; init; } = 4;

    /// <summary>After so long a sandbox is not given away any more; never more than a quarter of its own lifetime.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    internal TimeSpan LongestWaitOf(SandboxPolicy policy) => policy.Lifetime / 4 < LongestWait ? policy.Lifetime / 4 : LongestWait;
}
