namespace MassGen.Events;

/// <summary>The run began. Always the first event.</summary>
public sealed record RunStarted : RunEvent
{
    /// <summary>The question put to the agents.</summary>
    public required string Question { get; init; }

    /// <summary>The agents that take part, in the order of the configuration.</summary>
    public required IReadOnlyList<AgentSummary> Agents { get; init; }

    /// <summary>The limits in force, as names and values a person can read.</summary>
    public required IReadOnlyDictionary<string, string> Limits { get; init; }
}

/// <summary>Who an agent is, without secrets.</summary>
/// <param name="Id">Its id in the configuration.</param>
/// <param name="Backend">The backend type, for example <c>grok</c>.</param>
/// <param name="Model">The model requested, or null where the backend chooses.</param>
public sealed record AgentSummary(string Id, string Backend, string? Model);

/// <summary>The run ended. Always the last event, and there is exactly one.</summary>
public sealed record RunFinished : RunEvent
{
    /// <summary>How it ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The winner's agent id, or null when nobody had an answer.</summary>
    public string? Winner { get; init; }

    /// <summary>The final answer, or null when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Why the run did not complete, one sentence a cause; empty when it did.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];
}

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>The agents agreed and the winner presented.</summary>
    Completed,

    /// <summary>The time limit came first; the best answer so far is given as it stands.</summary>
    TimedOut,

    /// <summary>A budget would have been passed; the best answer so far is given as it stands.</summary>
    BudgetReached,

    /// <summary>Nobody produced an answer.</summary>
    Failed,

    /// <summary>The caller cancelled.</summary>
    Cancelled,
}

/// <summary>A limit was hit, and what that changed.</summary>
public sealed record LimitReached : RunEvent
{
    /// <summary>The limit's name, for example <c>orchestrator_timeout_seconds</c>.</summary>
    public required string Limit { get; init; }

    /// <summary>Its value, with its unit.</summary>
    public required string Value { get; init; }

    /// <summary>What happened because of it.</summary>
    public required string Effect { get; init; }
}

/// <summary>Something a person should know, that did not end anything.</summary>
public sealed record RunWarning : RunEvent
{
    /// <summary>A stable code, for example <c>MG2001</c>, with a page of its own.</summary>
    public required string Code { get; init; }

    /// <summary>What happened and what it means.</summary>
    public required string Message { get; init; }
}
