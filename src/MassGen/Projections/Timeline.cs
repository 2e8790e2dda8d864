using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary>A run in time: a lane for each agent, counted from the beginning of the run. A pure fold over the events.</summary>
public sealed record Timeline
{
    /// <summary>The timeline of no events.</summary>
    public static Timeline Empty { get; } = new();

    /// <summary>When the run began; null before it has.</summary>
    public DateTimeOffset? StartedAt { get; private init; }

    /// <summary>How long the run has taken, up to the last event shown here.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>The agents' lanes, in the order of the configuration.</summary>
    public ImmutableList<TimelineLane> Lanes { get; private init; } = [];

    /// <summary>The timeline of some events.</summary>
    public static Timeline Of(IEnumerable<RunEvent> events) => Empty.Continue(events);

    /// <summary>This timeline with more events.</summary>
    public Timeline Continue(IEnumerable<RunEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(this, (timeline, runEvent) => timeline.Add(runEvent));
    }

    /// <summary>This timeline with one more event. An event that takes no time and marks no moment changes nothing.</summary>
    public Timeline Add(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        if (runEvent is RunStarted started)
        {
            var names = AgentNames.Of(started);
            return this with
            {
                StartedAt = started.At,
                Lanes = [.. started.Agents.Select(agent => new TimelineLane(agent.Id, names.Find(agent.Id) ?? agent.Id))],
            };
        }

        var at = Since(runEvent.At);
        var lanes = runEvent is RunFinished or RunResumed
            ? [.. Lanes.Select(lane => CutOff(lane, at))]
            : InLane(runEvent.Agent, lane => Next(lane, runEvent, at));
        return lanes == Lanes ? this : this with { Lanes = lanes, Duration = at > Duration ? at : Duration };
    }

    private TimeSpan Since(DateTimeOffset at) => StartedAt is { } start && at > start ? at - start : TimeSpan.Zero;

    private ImmutableList<TimelineLane> InLane(string? agent, Func<TimelineLane, TimelineLane> change)
    {
        var index = Lanes.FindIndex(lane => lane.Agent == agent);
        var changed = index < 0 ? null : change(Lanes[index]);
        return changed is null || ReferenceEquals(changed, Lanes[index]) ? Lanes : Lanes.SetItem(index, changed);
    }

    private static TimelineLane Next(TimelineLane lane, RunEvent runEvent, TimeSpan at) => runEvent switch
    {
        ModelRequested e => Begin(lane, new TimelineSpan(TimelineSpanKind.ModelCall, e.Model ?? "model", at)),
        ModelFinished => End(lane, span => span.Kind == TimelineSpanKind.ModelCall, at, true),
        ToolRequested e => Begin(lane, new TimelineSpan(TimelineSpanKind.Tool, e.Tool, at) { CallId = e.CallId }),
        ToolFinished e => End(lane, span => span.Kind == TimelineSpanKind.Tool && span.CallId == e.CallId, at, e.Ok),
        CommandStarted e => Begin(lane, new TimelineSpan(TimelineSpanKind.Command, e.Command, at)),
        CommandFinished e => End(lane, span => span.Kind == TimelineSpanKind.Command && span.Label == e.Command, at, e.ExitCode == 0),
        AgentStarted => CutOff(lane, at),
        AgentFailed e => Point(CutOff(lane, at), TimelinePointKind.Failure, e.Code, at),
        AgentStopped => Point(CutOff(lane, at), TimelinePointKind.Failure, "stopped", at),
        AgentRestarted e => Point(lane, TimelinePointKind.Restart, e.Because, at),
        AnswerSubmitted e => Point(lane, TimelinePointKind.Answer, e.AnswerId, at),
        AnswerRejected => Point(lane, TimelinePointKind.Refusal, "answer", at),
        VoteCast e => Point(lane, TimelinePointKind.Vote, e.AnswerId, at),
        VoteRejected e => Point(lane, TimelinePointKind.Refusal, $"vote for {e.For}", at),
        WinnerChosen e => Point(lane, TimelinePointKind.Winner, e.AnswerId, at),
        RunRestarted e => Point(lane, TimelinePointKind.StartOver, $"attempt {e.Attempt}", at),
        _ => lane,
    };

    private static TimelineLane Begin(TimelineLane lane, TimelineSpan span) => lane with { Spans = lane.Spans.Add(span) };

    private static TimelineLane End(TimelineLane lane, Func<TimelineSpan, bool> isIt, TimeSpan at, bool succeeded)
    {
        var index = lane.Spans.FindLastIndex(span => span.End is null && isIt(span));
        return index < 0
            ? lane
            : lane with { Spans = lane.Spans.SetItem(index, lane.Spans[index] with { End = at, Succeeded = succeeded }) };
    }

    // What has not ended when its turn does was cut off with it.
    private static TimelineLane CutOff(TimelineLane lane, TimeSpan at) => lane.Spans.TrueForAll(span => span.End is not null)
        ? lane
        : lane with { Spans = [.. lane.Spans.Select(span => span.End is null ? span with { End = at } : span)] };

    private static TimelineLane Point(TimelineLane lane, TimelinePointKind kind, string label, TimeSpan at) =>
        lane with { Points = lane.Points.Add(new TimelinePoint(kind, label, at)) };
}
