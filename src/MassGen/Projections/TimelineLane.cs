using System.Collections.Immutable;

namespace MassGen.Projections;

/// <summary>What one agent did, in time.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Name">Its anonymous name.</param>
public sealed record TimelineLane(string Agent, string Name)
{
    /// <summary>What took time, in order of beginning.</summary>
    public ImmutableList<TimelineSpan> Spans { get; init; } = [];

    /// <summary>What happened in a moment, in order.</summary>
    public ImmutableList<TimelinePoint> Points { get; init; } = [];
}

/// <summary>Something that took time. Times are counted from the beginning of the run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The model, the tool or the command.</param>
/// <param name="Start">When it began.</param>
public sealed record TimelineSpan(TimelineSpanKind Kind, string Label, TimeSpan Start)
{
    /// <summary>When it ended; null while it has not.</summary>
    public TimeSpan? End { get; init; }

    /// <summary>Whether it ended by itself: false when it was cut off, a tool failed or a command did not exit with 0.</summary>
    public bool Succeeded { get; init; }

    /// <summary>The tool call's id; null for anything else.</summary>
    public string? CallId { get; init; }
}

/// <summary>What a span is.</summary>
public enum TimelineSpanKind
{
    /// <summary>A call of a model, from the request to the last byte.</summary>
    ModelCall,

    /// <summary>A tool call.</summary>
    Tool,

    /// <summary>A command in the agent's sandbox.</summary>
    Command,
}

/// <summary>Something that happened in a moment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">The answer's id, or a few words.</param>
/// <param name="At">When, counted from the beginning of the run.</param>
public sealed record TimelinePoint(TimelinePointKind Kind, string Label, TimeSpan At);

/// <summary>What a point is.</summary>
public enum TimelinePointKind
{
    /// <summary>An answer was accepted.</summary>
    Answer,

    /// <summary>A vote counts.</summary>
    Vote,

    /// <summary>An answer or a vote was refused.</summary>
    Refusal,

    /// <summary>The agent was shown newer answers.</summary>
    Restart,

    /// <summary>The agent found the final answer lacking; the run starts over.</summary>
    StartOver,

    /// <summary>A turn failed, or the agent stopped.</summary>
    Failure,

    /// <summary>The agent won.</summary>
    Winner,
}
