using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary>The anonymous names under which agents see each other, by agent id: <c>agent1</c> for the first configured, and so on.</summary>
public sealed record AgentNames
{
    /// <summary>Before a run has begun: nobody has a name.</summary>
    public static AgentNames None { get; } = new();

    private ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The names of a run's agents.</summary>
    public static AgentNames Of(RunStarted started)
    {
        ArgumentNullException.ThrowIfNull(started);
        var names = started.Agents.Select((agent, index) => KeyValuePair.Create(agent.Id, $"agent{index + 1}"));
        return new AgentNames { Names = ImmutableDictionary.CreateRange(names) };
    }

    /// <summary>The anonymous name of an agent, or null when the run has no such agent.</summary>
    public string? Find(string? agent) => agent is null ? null : Names.GetValueOrDefault(agent);
}
