namespace MassGen.Events;

/// <summary>
/// It was judged, before the agents began, which tools must wait until the presentation. <see cref="RunEvent.Agent"/> is the judge.
/// </summary>
public sealed record PlanningDecided : RunEvent
{
    /// <summary>Whether the task has effects that cannot be undone. When it has none, no tool waits.</summary>
    public required bool Irreversible { get; init; }

    /// <summary>The tools that wait, by name, of those the judge was shown.</summary>
    public required IReadOnlyList<string> BlockedTools { get; init; }

    /// <summary>
    /// The tools that the judge was shown and that need not wait. A tool with outside effects that stands in neither list waits as
    /// well: nobody has judged it.
    /// </summary>
    public IReadOnlyList<string> AllowedTools { get; init; } = [];

    /// <summary>Why, in the judge's words, or why nobody could judge.</summary>
    public required string Reason { get; init; }
}

/// <summary>
/// The winner found the final answer lacking, and the run starts over: answers, votes, refusals and failures begin at nothing, limits of
/// time and budget go on. <see cref="RunEvent.Agent"/> is the winner.
/// </summary>
public sealed record RunRestarted : RunEvent
{
    /// <summary>The attempt that begins now; the first restart begins attempt 2.</summary>
    public required int Attempt { get; init; }

    /// <summary>What is lacking.</summary>
    public required string Reason { get; init; }

    /// <summary>What the agents shall do differently.</summary>
    public required string Instructions { get; init; }
}

/// <summary>
/// A run that was cut off goes on. Everything before is its earlier log; agents that were working begin again.
/// </summary>
public sealed record RunResumed : RunEvent
{
    /// <summary>How the earlier run had ended, when its log said so; that last event is left out of this log.</summary>
    public RunOutcome? EarlierOutcome { get; init; }
}

/// <summary>A conversation came near the end of the model's context window, and its oldest tool calls were replaced by a note.</summary>
public sealed record MemoryCompressed : RunEvent
{
    /// <summary>Messages before.</summary>
    public required int MessagesBefore { get; init; }

    /// <summary>Messages after.</summary>
    public required int MessagesAfter { get; init; }

    /// <summary>Tokens before: the provider's figure for the last call and an estimate of what came after it.</summary>
    public required long TokensBefore { get; init; }

    /// <summary>Tokens after, estimated.</summary>
    public required long TokensAfterEstimate { get; init; }
}
