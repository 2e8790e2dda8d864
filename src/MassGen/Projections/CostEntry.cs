using MassGen.Events;

namespace MassGen.Projections;

/// <summary>What the model calls of one agent, or of all, used and cost.</summary>
public sealed record CostEntry
{
    /// <summary>Nothing used.</summary>
    public static CostEntry Zero { get; } = new();

    /// <summary>Model calls made.</summary>
    public int Calls { get; init; }

    /// <summary>Model calls whose price is known.</summary>
    public int PricedCalls { get; init; }

    /// <summary>Tokens of prompts, cached ones included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens of prompts read from the provider's cache.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Tokens written, reasoning included.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Tokens spent on reasoning.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>US dollars of the calls whose tokens the provider counted: by its own report, or by the price list.</summary>
    public decimal KnownUsd { get; init; }

    /// <summary>US dollars of the calls whose tokens nobody counted: an estimate.</summary>
    public decimal EstimatedUsd { get; init; }

    /// <summary>
    /// US dollars of all calls, estimates included, or null when a call has no price: a call that failed halfway may have been billed, so
    /// it counts as one without a price.
    /// </summary>
    public decimal? CostUsd => PricedCalls < Calls ? null : KnownUsd + EstimatedUsd;

    /// <summary>Tokens by which prompts differed from what was expected, in calls that the provider counted.</summary>
    public long MissedInputTokens { get; init; }

    /// <summary>Tokens of the prompts that were expected and counted.</summary>
    public long ComparedInputTokens { get; init; }

    /// <summary>How far off the expected prompts were, as a part of what was counted; null when nothing was compared.</summary>
    public decimal? InputEstimateError =>
        ComparedInputTokens == 0 ? null : Math.Round((decimal)MissedInputTokens / ComparedInputTokens, 4);

    /// <summary>What one call used.</summary>
    public static CostEntry Of(UsageRecorded usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var isEstimate = usage.PriceSource == PriceSource.Estimate;
        var expected = isEstimate ? null : usage.ExpectedInputTokens;
        return new CostEntry
        {
            PricedCalls = usage.CostUsd is null ? 0 : 1,
            InputTokens = usage.InputTokens,
            CachedInputTokens = usage.CachedInputTokens,
            OutputTokens = usage.OutputTokens,
            ReasoningTokens = usage.ReasoningTokens,
            KnownUsd = isEstimate ? 0 : usage.CostUsd ?? 0,
            EstimatedUsd = isEstimate ? usage.CostUsd ?? 0 : 0,
            MissedInputTokens = expected is null ? 0 : Math.Abs(expected.Value - usage.InputTokens),
            ComparedInputTokens = expected is null ? 0 : usage.InputTokens,
        };
    }

    /// <summary>Both together.</summary>
    public static CostEntry operator +(CostEntry left, CostEntry right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new CostEntry
        {
            Calls = left.Calls + right.Calls,
            PricedCalls = left.PricedCalls + right.PricedCalls,
            InputTokens = left.InputTokens + right.InputTokens,
            CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
            OutputTokens = left.OutputTokens + right.OutputTokens,
            ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
            KnownUsd = left.KnownUsd + right.KnownUsd,
            EstimatedUsd = left.EstimatedUsd + right.EstimatedUsd,
            MissedInputTokens = left.MissedInputTokens + right.MissedInputTokens,
            ComparedInputTokens = left.ComparedInputTokens + right.ComparedInputTokens,
        };
    }

    /// <summary>Both together.</summary>
    public static CostEntry Add(CostEntry left, CostEntry right) => left + right;
}

