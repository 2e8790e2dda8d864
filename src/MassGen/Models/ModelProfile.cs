namespace MassGen.Models;

/// <summary>
/// What is known about a model as one service offers it. A model's id is not a promise: a retired one may go on answering with another
/// model, so a profile says who answers and what replaces it. Every profile carries the day and the source of what it says.
/// </summary>
public sealed record ModelProfile
{
    /// <summary>How the service spells it.</summary>
    public required string Id { get; init; }

    /// <summary>The service, for example <c>xai</c>: one of <see cref="ModelRegistry.Providers"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>What it is, in a sentence.</summary>
    public required string About { get; init; }

    /// <summary>Other names for it at the same service.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Other services that offer it, or did.</summary>
    public IReadOnlyList<ModelHost> Hosts { get; init; } = [];

    /// <summary>How many tokens it reads at most, or null when that is not known.</summary>
    public long? ContextTokens { get; init; }

    /// <summary>How many tokens it writes at most, or null when that is not published.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>What it reads and writes: <c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c>.</summary>
    public required ModelModalities Modalities { get; init; }

    /// <summary>What it is known to do.</summary>
    public IReadOnlyList<ModelCapability> Capabilities { get; init; } = [];

    /// <summary>What it is known not to do. What is in neither list is not known.</summary>
    public IReadOnlyList<ModelCapability> Lacks { get; init; } = [];

    /// <summary>The words that <c>reasoning_effort</c> takes; empty when the model does not take it.</summary>
    public IReadOnlyList<string> ReasoningEfforts { get; init; } = [];

    /// <summary>Settings that the service answers with an error, by their names on the wire, for example <c>presence_penalty</c>.</summary>
    public IReadOnlyList<string> RefusedParameters { get; init; } = [];

    /// <summary>What tokens cost, by the day from which that holds, oldest first.</summary>
    public IReadOnlyList<TokenPrice> Prices { get; init; } = [];

    /// <summary>What calls of the service's own tools cost.</summary>
    public IReadOnlyList<ToolPrice> ToolPrices { get; init; } = [];

    /// <summary>How fast it may be asked, by the tier of the customer, lowest first.</summary>
    public IReadOnlyList<RateLimit> RateLimits { get; init; } = [];

    /// <summary>When it came out: <c>2025-11-19</c>, or <c>2025-04</c> where the day is not known; null when nothing is.</summary>
    public string? Released { get; init; }

    /// <summary>The day from which the service no longer offers it, or null while it does.</summary>
    public DateOnly? Retired { get; init; }

    /// <summary>What really answers when it is asked for after its retirement, or null when it answers itself or not at all.</summary>
    public ServedBy? ServedBy { get; init; }

    /// <summary>The model of the same service to move to, or null.</summary>
    public string? Successor { get; init; }

    /// <summary>What changes on moving to it from another model.</summary>
    public IReadOnlyList<MigrationNote> MigrationNotes { get; init; } = [];

    /// <summary>What else somebody who uses it should know.</summary>
    public string? Remark { get; init; }

    /// <summary>The day of which all this is true.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>How far it can be relied on.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Whether it does something: true, false, or null when that is not known.</summary>
    public bool? Can(ModelCapability capability) =>
        Capabilities.Contains(capability) ? true : Lacks.Contains(capability) ? false : null;

    /// <summary>Whether the service no longer offers it on a day.</summary>
    public bool IsRetired(DateOnly day) => Retired <= day;

    /// <summary>The price list of its own that holds on a day, or null. A retired model that another one answers for costs what that one costs.</summary>
    public TokenPrice? PriceOn(DateOnly day) => Prices.LastOrDefault(price => price.From <= day);
}
