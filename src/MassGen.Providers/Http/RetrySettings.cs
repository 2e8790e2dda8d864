namespace MassGen.Providers.Http;

/// <summary>How often and how long a failed request is repeated.</summary>
public sealed record RetrySettings
{
    /// <summary>Attempts in all, the first included; at least 1.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The longest pause after the first failure; it doubles with each further one.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No pause of our own is longer than this.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A provider that asks for a longer pause than this is not waited for: the call fails and says how long it asked for.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>No attempt begins later than this after the first.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(5);
}
