using MassGen.Events;

namespace MassGen.Coordination;

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
/// <param name="Revision">How many answers its author has submitted with it in the run, from 1.</param>
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

    /// <summary>What its last turn was begun for.</summary>
    public AgentStage Stage { get; init; }

    /// <summary>Its present answer, or null.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Its last accepted vote, or null.</summary>
    public Vote? Vote { get; init; }

    /// <summary>Answers accepted in the run.</summary>
    public int Revisions { get; init; }

    /// <summary>Answers accepted in this attempt.</summary>
    public int Answers { get; init; }

    /// <summary>Turns begun in the run.</summary>
    public int Turns { get; init; }

    /// <summary>Turns that failed in this attempt.</summary>
    public int Failures { get; init; }

    /// <summary>Votes and answers refused in this attempt, outdated votes not counted.</summary>
    public int Refusals { get; init; }

    /// <summary>Why it takes no further part, or null while it does.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>The same agent at the beginning of another attempt.</summary>
    public AgentProgress StartedOver() => new(Id, Alias) { Turns = Turns, Revisions = Revisions };
}
