using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>Where a run stands.</summary>
public enum RunPhase
{
    /// <summary>Nothing has happened.</summary>
    NotStarted,

    /// <summary>One agent judges which tools must wait.</summary>
    Planning,

    /// <summary>Agents answer and vote.</summary>
    Coordinating,

    /// <summary>The winner writes the final answer.</summary>
    Presenting,

    /// <summary>The winner judges the final answer.</summary>
    Evaluating,

    /// <summary>It is over.</summary>
    Finished,
}

/// <summary>An attempt whose final answer was found lacking.</summary>
/// <param name="Winner">The id of the agent that won it.</param>
/// <param name="Reason">What was lacking.</param>
/// <param name="Instructions">What the agents shall do differently.</param>
/// <param name="VotedAnswer">The answer that was voted for.</param>
/// <param name="FinalAnswer">What the winner presented.</param>
public sealed record EarlierAttempt(string Winner, string Reason, string Instructions, string VotedAnswer, string FinalAnswer);

/// <summary>The state of the coordination: a fold of the events, so that a log read from disk gives the same state.</summary>
public sealed record CoordinationState
{
    /// <summary>The agents, in the order of the configuration.</summary>
    public ImmutableArray<AgentProgress> Agents { get; init; } = [];

    /// <summary>The version of the answer set: how many answers have been accepted in the run.</summary>
    public int Version { get; init; }

    /// <summary>Where the run stands.</summary>
    public RunPhase Phase { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The attempt before this one, or null in the first.</summary>
    public EarlierAttempt? Earlier { get; init; }

    /// <summary>Which tools must wait, or null when nobody was asked.</summary>
    public PlanningDecided? Planning { get; init; }

    /// <summary>The winner's id, once chosen.</summary>
    public string? Winner { get; init; }

    /// <summary>What the winner presented, once it has.</summary>
    public string? Presented { get; init; }

    /// <summary>What is given at the end of this attempt: what the winner presented, else the answer voted for; null without a winner.</summary>
    public string? FinalAnswer => Presented ?? (Winner is null ? null : this[Winner].Answer?.Content);

    /// <summary>The agent of an id.</summary>
    public AgentProgress this[string id] => Agents[PlaceOf(id)];

    /// <summary>Agents that still take part.</summary>
    public IEnumerable<AgentProgress> Active => Agents.Where(agent => agent.Status != AgentStatus.Stopped);

    /// <summary>Whether an agent's vote counts now.</summary>
    public bool VoteCounts(AgentProgress agent) => agent.Vote?.Version == Version;

    /// <summary>The state after one more event. Events that do not concern the coordination change nothing.</summary>
    public CoordinationState Apply(RunEvent runEvent) => runEvent switch
    {
        RunStarted started => Begin(started),
        RunResumed => Resume(),
        RunRestarted restarted => StartOver(restarted),
        PlanningDecided decided => Idle(decided.Agent!) with { Phase = RunPhase.Coordinating, Planning = decided },
        AgentStarted { Agent: { } id } started => Begin(id, started.Stage),
        AgentFailed { Agent: { } id } when Phase == RunPhase.Planning => Idle(id),
        AgentFailed { Agent: { } id } => With(id, agent => agent with { Status = AgentStatus.Idle, Failures = agent.Failures + 1 }),
        AgentStopped { Agent: { } id } stopped => With(id, agent => agent with
        {
            Status = AgentStatus.Stopped,
            StoppedBecause = stopped.Reason,
        }),
        AnswerSubmitted { Agent: { } id } answer => With(id, agent => agent with
        {
            Status = AgentStatus.Idle,
            Revisions = answer.Revision,
            Answers = agent.Answers + 1,
            Answer = new Answer(answer.AnswerId, answer.Revision, answer.Content),
        }) with { Version = answer.Version },
        AnswerRejected { Agent: { } id } => With(id, Refused),
        VoteCast { Agent: { } id } vote => With(id, agent => agent with
        {
            Status = AgentStatus.Voted,
            Vote = new Vote(vote.For, vote.Version, vote.Reason),
        }),
        VoteRejected { Agent: { } id, Reason: Coordinator.Outdated } => Idle(id),
        VoteRejected { Agent: { } id } => With(id, Refused),
        WinnerChosen winner => this with { Winner = winner.Agent, Phase = RunPhase.Presenting },
        AnswerPresented { Agent: { } id } presented => Idle(id) with { Presented = presented.Content },
        RunFinished => this with { Phase = RunPhase.Finished },
        _ => this,
    };

    // The turn goes on with the refusal.
    private static AgentProgress Refused(AgentProgress agent) => agent with { Refusals = agent.Refusals + 1 };

    private CoordinationState Begin(RunStarted started) => this with
    {
        Phase = RunPhase.Coordinating,
        Agents = [.. started.Agents.Select((agent, index) => new AgentProgress(agent.Id, $"agent{index + 1}"))],
    };

    private CoordinationState Begin(string id, AgentStage stage)
    {
        var begun = With(id, agent => agent with { Status = AgentStatus.Working, Stage = stage, Turns = agent.Turns + 1 });
        return stage switch
        {
            AgentStage.Planning => begun with { Phase = RunPhase.Planning },
            AgentStage.Presentation => begun with { Phase = RunPhase.Presenting, Winner = id },
            AgentStage.Evaluation => begun with { Phase = RunPhase.Evaluating },
            _ => begun,
        };
    }

    private CoordinationState StartOver(RunRestarted restarted) => this with
    {
        Phase = RunPhase.Coordinating,
        Attempt = restarted.Attempt,
        Earlier = new EarlierAttempt(
            Winner!, restarted.Reason, restarted.Instructions, this[Winner!].Answer?.Content ?? FinalAnswer!, FinalAnswer!),
        Winner = null,
        Presented = null,
        Agents = [.. Agents.Select(agent => agent.StartedOver())],
    };

    // A winner that had not begun to present was named because a limit ended the run; the vote is open again.
    private CoordinationState Resume()
    {
        var isOpen = Phase == RunPhase.Presenting && this[Winner!].Stage != AgentStage.Presentation;
        return this with
        {
            Phase = isOpen ? RunPhase.Coordinating : Phase,
            Winner = isOpen ? null : Winner,
            Agents = [.. Agents.Select(agent => agent.Status == AgentStatus.Working ? agent with { Status = AgentStatus.Idle } : agent)],
        };
    }

    private CoordinationState Idle(string id) => With(id, agent => agent with { Status = AgentStatus.Idle });

    private CoordinationState With(string id, Func<AgentProgress, AgentProgress> change)
    {
        var place = PlaceOf(id);
        return this with { Agents = Agents.SetItem(place, change(Agents[place])) };
    }

    private int PlaceOf(string id)
    {
        for (var place = 0; place < Agents.Length; place++)
        {
            if (Agents[place].Id == id)
            {
                return place;
            }
        }

        throw new ArgumentException($"No agent of this run is called '{id}'.", nameof(id));
    }
}
