namespace MassGen.Events;

/// <summary>A new answer was accepted. It makes a new answer-set version, and votes for older versions no longer count.</summary>
public sealed record AnswerSubmitted : RunEvent
{
    /// <summary>The answer's id: the agent's anonymous name and the revision, for example <c>agent2.1</c>.</summary>
    public required string AnswerId { get; init; }

    /// <summary>The agent's answers so far, from 1; it goes on counting when the run starts over.</summary>
    public required int Revision { get; init; }

    /// <summary>The answer-set version its author had seen.</summary>
    public required int SeenVersion { get; init; }

    /// <summary>The answer-set version that it makes.</summary>
    public required int Version { get; init; }

    /// <summary>The answer.</summary>
    public required string Content { get; init; }
}

/// <summary>An answer was not accepted; the agent is told why in the same turn and goes on.</summary>
public sealed record AnswerRejected : RunEvent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A vote counts: its voter had seen the present answer set.</summary>
public sealed record VoteCast : RunEvent
{
    /// <summary>The agent voted for, by its id in the configuration.</summary>
    public required string For { get; init; }

    /// <summary>The answer voted for, for example <c>agent1.1</c>.</summary>
    public required string AnswerId { get; init; }

    /// <summary>The answer-set version the voter had seen.</summary>
    public required int Version { get; init; }

    /// <summary>The voter's reason.</summary>
    public required string Reason { get; init; }
}

/// <summary>
/// A vote does not count. An outdated one: its voter begins a turn with the present answers. Any other: the agent is told why in the
/// same turn and goes on.
/// </summary>
public sealed record VoteRejected : RunEvent
{
    /// <summary>Whom the vote named.</summary>
    public required string For { get; init; }

    /// <summary>The answer-set version the voter had seen.</summary>
    public required int Version { get; init; }

    /// <summary>Why it does not count: <c>outdated</c> or <c>no-such-answer</c>.</summary>
    public required string Reason { get; init; }
}

/// <summary>The vote is decided. <see cref="RunEvent.Agent"/> is the winner.</summary>
public sealed record WinnerChosen : RunEvent
{
    /// <summary>The winning answer, for example <c>agent1.1</c>.</summary>
    public required string AnswerId { get; init; }

    /// <summary>Votes for each agent that has an answer, by agent id.</summary>
    public required IReadOnlyDictionary<string, int> Tally { get; init; }

    /// <summary>The rule that decided.</summary>
    public required DecisionRule Rule { get; init; }
}

/// <summary>The winner has written the final answer. <see cref="RunEvent.Agent"/> is the winner.</summary>
public sealed record AnswerPresented : RunEvent
{
    /// <summary>The answer that was voted for, for example <c>agent1.1</c>; absent where the coordination was skipped.</summary>
    public string? AnswerId { get; init; }

    /// <summary>The final answer.</summary>
    public required string Content { get; init; }
}

/// <summary>The rule that decided a winner.</summary>
public enum DecisionRule
{
    /// <summary>More votes than any other answer.</summary>
    MostVotes,

    /// <summary>Several answers had the most votes; the agent that comes first in the configuration wins.</summary>
    TieFirstConfigured,

    /// <summary>There is only one agent; nobody had to vote.</summary>
    OnlyAgent,

    /// <summary>Nobody's vote counted; the agent with an answer that comes first in the configuration wins.</summary>
    NoVotesFirstConfigured,
}
