using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>Where a run stands.</summary>
public enum RunPhase
{
    /// <summary>Nothing has happened.</summary>
    NotStarted,

    /// <summary>Agents answer and vote.</summary>
    Coordinating,

    /// <summary>The winner writes the final answer.</summary>
    Presenting,

    /// <summary>It is over.</summary>
    Finished,
}

/// <summary>What an agent is doing.</summary>
public enum AgentStatus
{
    /// <summary>Between two turns.</summary>
    Idle,

    /// <summary>In a turn.</summary>
    Working,

    /// <summary>It has voted, for the answer-set version in its vote.</summary>
    Voted,

    /// <summary>It takes no further part.</summary>
    Stopped,
}

/// <summary>An agent's present answer.</summary>
/// <param name="Id">Its id, for example <c>agent2.1</c>.</param>
/// <param name="Revision">How many answers its author has submitted with it, from 1.</param>
/// <param name="Content">The answer.</param>
public sealed record Answer(string Id, int Revision, string Content);

/// <summary>An agent's vote.</summary>
/// <param name="For">The agent voted for.</param>
/// <param name="Version">The answer-set version its voter had seen. It counts only while this is the present one.</param>
/// <param name="Reason">The voter's reason; may be empty.</param>
public sealed record Vote(string For, int Version, string Reason);

/// <summary>One agent's part in the state.</summary>
/// <param name="Id">Its id in the configuration.</param>
/// <param name="Alias">The name the other agents know it by: <c>agent1</c>, <c>agent2</c> … in the order of the configuration.</param>
public sealed record AgentProgress(string Id, string Alias)
{
    /// <summary>What it is doing.</summary>
    public AgentStatus Status { get; init; }

    /// <summary>Its present answer, or null.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Its last accepted vote, or null.</summary>
    public Vote? Vote { get; init; }

    /// <summary>Turns begun.</summary>
    public int Turns { get; init; }

    /// <summary>Turns that failed.</summary>
    public int Failures { get; init; }

    /// <summary>Votes and answers refused, outdated votes not counted.</summary>
    public int Refusals { get; init; }

    /// <summary>Why it takes no further part, or null while it does.</summary>
    public string? StoppedBecause { get; init; }
}

/// <summary>The state of the coordination: a fold of the events, so that a log read from disk gives the same state.</summary>
public sealed record CoordinationState
{
    /// <summary>The agents, in the order of the configuration.</summary>
    public ImmutableArray<AgentProgress> Agents { get; init; } = [];

    /// <summary>The version of the answer set: how many answers have been accepted.</summary>
    public int Version { get; init; }

    /// <summary>Where the run stands.</summary>
    public RunPhase Phase { get; init; }

    /// <summary>The winner's id, once chosen.</summary>
    public string? Winner { get; init; }

    /// <summary>The agent of an id.</summary>
    public AgentProgress this[string id] => Agents.First(agent => agent.Id == id);

    /// <summary>Agents that still take part.</summary>
    public IEnumerable<AgentProgress> Active => Agents.Where(agent => agent.Status != AgentStatus.Stopped);

    /// <summary>Whether an agent's vote counts now.</summary>
    public bool VoteCounts(AgentProgress agent) => agent.Vote?.Version == Version;

    /// <summary>The state after one more event. Events that do not concern the coordination change nothing.</summary>
    public CoordinationState Apply(RunEvent runEvent) => runEvent switch
    {
        RunStarted started => Begin(started),
        AgentStarted { Agent: { } id } => With(id, agent => agent with { Status = AgentStatus.Working, Turns = agent.Turns + 1 }),
        AgentFailed { Agent: { } id } => With(id, agent => agent with { Status = AgentStatus.Idle, Failures = agent.Failures + 1 }),
        AgentStopped { Agent: { } id } stopped => With(id, agent => agent with
        {
            Status = AgentStatus.Stopped,
            StoppedBecause = stopped.Reason,
        }),
        AnswerSubmitted { Agent: { } id } answer => With(id, agent => agent with
        {
            Status = AgentStatus.Idle,
            Answer = new Answer(answer.AnswerId, answer.Revision, answer.Content),
        }) with { Version = answer.Version },
        AnswerRejected { Agent: { } id } => With(id, Refused),
        VoteCast { Agent: { } id } vote => With(id, agent => agent with
        {
            Status = AgentStatus.Voted,
            Vote = new Vote(vote.For, vote.Version, vote.Reason),
        }),
        VoteRejected { Agent: { } id, Reason: Coordinator.Outdated } => With(id, agent => agent with { Status = AgentStatus.Idle }),
        VoteRejected { Agent: { } id } => With(id, Refused),
        WinnerChosen winner => this with { Winner = winner.Agent, Phase = RunPhase.Presenting },
        RunFinished => this with { Phase = RunPhase.Finished },
        _ => this,
    };

    private static AgentProgress Refused(AgentProgress agent) =>
        agent with { Status = AgentStatus.Idle, Refusals = agent.Refusals + 1 };

    private CoordinationState Begin(RunStarted started) => this with
    {
        Phase = RunPhase.Coordinating,
        Agents = [.. started.Agents.Select((agent, index) => new AgentProgress(agent.Id, $"agent{index + 1}"))],
    };

    private CoordinationState With(string id, Func<AgentProgress, AgentProgress> change)
    {
        var agent = this[id];
        return this with { Agents = Agents.Replace(agent, change(agent)) };
    }
}
