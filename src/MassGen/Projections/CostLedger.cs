using System.Collections.Immutable;
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

    /// <summary>US dollars of the calls whose price is known.</summary>
    public decimal KnownUsd { get; init; }

    /// <summary>
    /// US dollars of all calls, or null when a call has no price: a call that failed halfway may have been billed, so it counts as one
    /// without a price.
    /// </summary>
    public decimal? CostUsd => PricedCalls < Calls ? null : KnownUsd;

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
        };
    }

    /// <summary>Both together.</summary>
    public static CostEntry Add(CostEntry left, CostEntry right) => left + right;
}

/// <summary>What a run used and cost, by agent and in all. A pure fold over the events.</summary>
public sealed record CostLedger
{
    /// <summary>The ledger of no events.</summary>
    public static CostLedger Empty { get; } = new();

    /// <summary>What each agent used, by agent id.</summary>
    public ImmutableSortedDictionary<string, CostEntry> Agents { get; private init; } =
        ImmutableSortedDictionary.Create<string, CostEntry>(StringComparer.Ordinal);

    /// <summary>The models that answered, by the providers' own word.</summary>
    public ImmutableSortedSet<string> ServedModels { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What all agents used.</summary>
    public CostEntry Total => Agents.Values.Aggregate(CostEntry.Zero, CostEntry.Add);

    /// <summary>The ledger of some events.</summary>
    public static CostLedger Of(IEnumerable<RunEvent> events) => Empty.Continue(events);

    /// <summary>This ledger with more events.</summary>
    public CostLedger Continue(IEnumerable<RunEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(this, (ledger, runEvent) => ledger.Add(runEvent));
    }

    /// <summary>This ledger with one more event. An event without figures changes nothing.</summary>
    public CostLedger Add(RunEvent runEvent) => runEvent switch
    {
        ModelRequested { Agent: { } agent } => With(agent, new CostEntry { Calls = 1 }),
        UsageRecorded { Agent: { } agent } usage => With(agent, EntryOf(usage)),
        ModelFinished { ServedModel: { } model } => this with { ServedModels = ServedModels.Add(model) },
        _ => this,
    };

    private CostLedger With(string agent, CostEntry more) =>
        this with { Agents = Agents.SetItem(agent, Agents.GetValueOrDefault(agent, CostEntry.Zero) + more) };

    private static CostEntry EntryOf(UsageRecorded usage) => new()
    {
        PricedCalls = usage.CostUsd is null ? 0 : 1,
        InputTokens = usage.InputTokens,
        CachedInputTokens = usage.CachedInputTokens,
        OutputTokens = usage.OutputTokens,
        ReasoningTokens = usage.ReasoningTokens,
        KnownUsd = usage.CostUsd ?? 0,
    };
}
