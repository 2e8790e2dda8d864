using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary>What a run used and cost: by agent, by turn, by tool and in all. A pure fold over the events.</summary>
public sealed record CostLedger
{
    /// <summary>The ledger of no events.</summary>
    public static CostLedger Empty { get; } = new();

    /// <summary>What each agent used, by agent id.</summary>
    public ImmutableSortedDictionary<string, CostEntry> Agents { get; private init; } =
        ImmutableSortedDictionary.Create<string, CostEntry>(StringComparer.Ordinal);

    /// <summary>What each turn used, in the order in which the turns made their first call.</summary>
    public ImmutableList<TurnCost> Turns { get; private init; } = [];

    /// <summary>How often each tool was used, by its name: those that run here and those that a provider runs.</summary>
    public ImmutableSortedDictionary<string, ToolCount> Tools { get; private init; } =
        ImmutableSortedDictionary.Create<string, ToolCount>(StringComparer.Ordinal);

    /// <summary>The models that answered, by the providers' own word.</summary>
    public ImmutableSortedSet<string> ServedModels { get; private init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What all agents used.</summary>
    public CostEntry Total => Agents.Values.Aggregate(CostEntry.Zero, CostEntry.Add);

    // The turn each agent is in.
    private ImmutableDictionary<string, int> Current { get; init; } = ImmutableDictionary<string, int>.Empty;

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
        AgentStarted { Agent: { } agent } started => this with { Current = Current.SetItem(agent, started.Turn) },
        ModelRequested { Agent: { } agent } => With(agent, new CostEntry { Calls = 1 }),
        UsageRecorded { Agent: { } agent } usage => With(agent, CostEntry.Of(usage)).WithTools(usage.ServerTools),
        ToolFinished { Agent: not null } finished => this with
        {
            Tools = Tools.SetItem(finished.Tool, Tools.GetValueOrDefault(finished.Tool, ToolCount.Zero) + finished),
        },
        ModelFinished { ServedModel: { } model } => this with { ServedModels = ServedModels.Add(model) },
        _ => this,
    };

    private CostLedger With(string agent, CostEntry more)
    {
        var turn = Current.GetValueOrDefault(agent);
        var place = Turns.FindLastIndex(entry => entry.Agent == agent && entry.Turn == turn);
        return this with
        {
            Agents = Agents.SetItem(agent, Agents.GetValueOrDefault(agent, CostEntry.Zero) + more),
            Turns = place < 0 ? Turns.Add(new TurnCost(agent, turn, more)) : Turns.SetItem(place, Turns[place] with { Used = Turns[place].Used + more }),
        };
    }

    private CostLedger WithTools(IReadOnlyDictionary<string, long>? counts) => counts is null ? this : this with
    {
        Tools = counts.Aggregate(Tools, (tools, count) =>
            tools.SetItem(count.Key, tools.GetValueOrDefault(count.Key, ToolCount.Zero).PlusAtProvider(count.Value))),
    };
}
