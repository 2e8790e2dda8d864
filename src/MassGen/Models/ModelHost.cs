namespace MassGen.Models;

/// <summary>Another service that offers a model, or did.</summary>
public sealed record ModelHost
{
    /// <summary>The service, for example <c>azure</c>: one of <see cref="ModelRegistry.Providers"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>How it spells the model.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it still offers it.</summary>
    public required HostStatus Status { get; init; }

    /// <summary>How many tokens can be read there, or null when the service does not say.</summary>
    public long? ContextTokens { get; init; }

    /// <summary>How many tokens can be written there, or null when the service does not say.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>What tokens cost there, oldest first.</summary>
    public IReadOnlyList<TokenPrice> Prices { get; init; } = [];

    /// <summary>How fast it may be asked there.</summary>
    public IReadOnlyList<RateLimit> RateLimits { get; init; } = [];

    /// <summary>What else is known, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>The day of which this is true.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>How far it can be relied on.</summary>
    public required Certainty Certainty { get; init; }
}

/// <summary>Whether a service offers a model.</summary>
public enum HostStatus
{
    /// <summary>It does, as a product with support.</summary>
    Served,

    /// <summary>It does, as a preview.</summary>
    Preview,

    /// <summary>It does, and has said that it will stop.</summary>
    Deprecated,

    /// <summary>It answers for the name with another model.</summary>
    Redirected,

    /// <summary>It did once.</summary>
    Gone,

    /// <summary>It did once; whether it still does was not found out.</summary>
    Unchecked,
}
