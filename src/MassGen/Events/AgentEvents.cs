namespace MassGen.Events;

/// <summary>An agent began a turn: a fresh conversation with the question and the answers known so far.</summary>
public sealed record AgentStarted : RunEvent
{
    /// <summary>What the turn is for.</summary>
    public required AgentStage Stage { get; init; }

    /// <summary>The agent's turns in this run, from 1.</summary>
    public required int Turn { get; init; }

    /// <summary>The answer-set version the turn starts from; 0 means that nobody has answered yet.</summary>
    public required int Version { get; init; }
}

/// <summary>What a turn is for.</summary>
public enum AgentStage
{
    /// <summary>Answering or voting.</summary>
    Coordination,

    /// <summary>The winner writes the final answer.</summary>
    Presentation,

    /// <summary>One agent judges, before all begin, which tools must wait until the presentation.</summary>
    Planning,

    /// <summary>The winner judges the final answer: it stands, or the run starts over.</summary>
    Evaluation,
}

/// <summary>
/// An agent is shown a newer answer set. A working agent sees it before its next model call and keeps its conversation; an
/// agent whose vote became outdated begins another turn.
/// </summary>
public sealed record AgentRestarted : RunEvent
{
    /// <summary>The answer that caused it, for example <c>agent1.2</c>.</summary>
    public required string Because { get; init; }

    /// <summary>The answer-set version it is shown.</summary>
    public required int Version { get; init; }
}

/// <summary>A turn of an agent failed.</summary>
public sealed record AgentFailed : RunEvent
{
    /// <summary>A stable code, for example <c>MG3002</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What happened, and what can be done.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the agent gets another turn.</summary>
    public required bool WillRetry { get; init; }
}

/// <summary>An agent takes no further part; the others go on without waiting for it.</summary>
public sealed record AgentStopped : RunEvent
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
