using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary>
/// A run as a person would tell it, step by step. A pure fold over the events: the same events give the same transcript, and a
/// transcript of the first events can be continued with the rest.
/// </summary>
public sealed record Transcript
{
    /// <summary>The transcript of no events.</summary>
    public static Transcript Empty { get; } = new();

    /// <summary>The question, once the run has begun.</summary>
    public string Question { get; private init; } = "";

    /// <summary>The agents' anonymous names.</summary>
    public AgentNames Names { get; private init; } = AgentNames.None;

    /// <summary>The steps, in order of their beginning.</summary>
    public ImmutableList<TranscriptStep> Steps { get; private init; } = [];

    private ImmutableDictionary<string, int> Calls { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The transcript of some events.</summary>
    public static Transcript Of(IEnumerable<RunEvent> events) => Empty.Continue(events);

    /// <summary>This transcript with more events.</summary>
    public Transcript Continue(IEnumerable<RunEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(this, (transcript, runEvent) => transcript.Add(runEvent));
    }

    /// <summary>This transcript with one more event. An event that tells nothing, or is not known, changes nothing.</summary>
    public Transcript Add(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        return runEvent switch
        {
            RunStarted e => this with { Question = e.Question, Names = AgentNames.Of(e) },
            ModelRequested { Agent: { } agent } e => this with { Calls = Calls.SetItem(agent, e.Call) },
            TextDelta e => Write<Said>(e, e.Text, said => said.Call, said => said with { Text = said.Text + e.Text }),
            ReasoningDelta e => Write<Thought>(e, e.Text, thought => thought.Call, thought => thought with { Text = thought.Text + e.Text }),
            ToolFinished e => Finish<UsedTool>(
                e, step => step.Result is null && step.CallId == e.CallId, () => new UsedTool(e.CallId, e.Tool, null) { Seq = e.Seq, At = e.At },
                step => step with { Result = new ToolResult(e.Ok, e.Result, e.Elapsed) }),
            CommandFinished e => Finish<RanCommand>(
                e, step => step.Result is null && step.Command == e.Command, () => new RanCommand(e.Command, OpenCall(e.Agent)) { Seq = e.Seq, At = e.At },
                step => step with { Result = new CommandResult(e.Ended, e.ExitCode, e.Stdout, e.Stderr, e.Elapsed) }),
            _ => StepOf(runEvent) is { } step ? Append(runEvent, step) : this,
        };
    }

    private TranscriptStep? StepOf(RunEvent runEvent)
    {
        var (seq, at) = (runEvent.Seq, runEvent.At);
        return runEvent switch
        {
            RunResumed e => new Resumed(e.EarlierOutcome) { Seq = seq, At = at },
            RunRestarted e => new StartedOver(e.Attempt, e.Reason, e.Instructions) { Seq = seq, At = at },
            PlanningDecided e => new DecidedPlanning(e.Irreversible, [.. e.BlockedTools], e.Reason) { Seq = seq, At = at },
            AnswerPresented e => new Presented(e.AnswerId, e.Content) { Seq = seq, At = at },
            MemoryCompressed e => new ShortenedMemory(e.TokensBefore, e.TokensAfterEstimate) { Seq = seq, At = at },
            AgentStarted e => new TurnBegan(e.Stage, e.Turn) { Seq = seq, At = at },
            AgentRestarted e => new Restarted(e.Because) { Seq = seq, At = at },
            AgentFailed e => new TurnFailed(e.Code, e.Message, e.WillRetry) { Seq = seq, At = at },
            AgentStopped e => new Stopped(e.Reason) { Seq = seq, At = at },
            ToolRequested e => new UsedTool(e.CallId, e.Tool, e.Arguments?.GetRawText()) { Seq = seq, At = at },
            CommandStarted e => new RanCommand(e.Command, OpenCall(e.Agent)) { Seq = seq, At = at },
            McpConnected e => new GotTools(e.Server, [.. e.Tools]) { Seq = seq, At = at },
            SandboxLost e => new LostSandbox(e.Reason) { Seq = seq, At = at },
            DesktopReady e => new GotDesktop(e.Width, e.Height) { Seq = seq, At = at },
            DesktopActed e => new ActedOnDesktop(e.What, e.Said, e.Fault, e.Frame) { Seq = seq, At = at },
            DesktopApproval e => new NeededApproval(e.Kind, e.Sign, e.Words, e.Decision) { Seq = seq, At = at },
            DesktopLost e => new LostDesktop(e.Reason) { Seq = seq, At = at },
            DesktopEnded e => new LeftDesktop(e.Tool, e.Outcome, e.Message, e.Actions) { Seq = seq, At = at },
            AnswerSubmitted e => new Answered(e.AnswerId, e.Content) { Seq = seq, At = at },
            AnswerRejected e => new AnswerRefused(e.Reason) { Seq = seq, At = at },
            VoteCast e => new VotedFor(e.For, Names.Find(e.For), e.AnswerId, e.Reason) { Seq = seq, At = at },
            VoteRejected e => new VoteRefused(e.For, e.Reason) { Seq = seq, At = at },
            LimitReached e => new HitLimit(e.Limit, e.Value, e.Effect) { Seq = seq, At = at },
            RunWarning e => new Warned(e.Code, e.Message) { Seq = seq, At = at },
            WinnerChosen e => new Won(e.AnswerId, e.Rule, [.. e.Tally.OrderBy(pair => pair.Key, StringComparer.Ordinal)]) { Seq = seq, At = at },
            RunFinished e => new Ended(e.Outcome, e.Answer, [.. e.Causes]) { Seq = seq, At = at, Agent = e.Winner, Name = Names.Find(e.Winner) },
            _ => null,
        };
    }

    private Transcript Append(RunEvent runEvent, TranscriptStep step) =>
        this with { Steps = Steps.Add(step.Agent is null ? step with { Agent = runEvent.Agent, Name = Names.Find(runEvent.Agent) } : step) };

    // Pieces of one model call belong together, also where another agent spoke in between.
    private Transcript Write<T>(RunEvent piece, string text, Func<T, int> callOf, Func<T, T> lengthen)
        where T : TranscriptStep
    {
        var call = piece.Agent is { } agent ? Calls.GetValueOrDefault(agent) : 0;
        var last = Steps.FindLastIndex(step => step.Agent == piece.Agent);
        if (last >= 0 && Steps[last] is T open && callOf(open) == call)
        {
            return this with { Steps = Steps.SetItem(last, lengthen(open)) };
        }

        return Append(piece, piece is TextDelta
            ? new Said(call, text) { Seq = piece.Seq, At = piece.At }
            : new Thought(call, text) { Seq = piece.Seq, At = piece.At });
    }

    private Transcript Finish<T>(RunEvent end, Func<T, bool> isBeginning, Func<T> begin, Func<T, T> finish)
        where T : TranscriptStep
    {
        var index = Steps.FindLastIndex(step => step is T candidate && step.Agent == end.Agent && isBeginning(candidate));
        return index < 0
            ? Append(end, finish(begin()))
            : this with { Steps = Steps.SetItem(index, finish((T)Steps[index])) };
    }

    private string? OpenCall(string? agent) =>
        Steps.FindLast(step => step is UsedTool { Result: null } && step.Agent == agent) is UsedTool open ? open.CallId : null;
}
