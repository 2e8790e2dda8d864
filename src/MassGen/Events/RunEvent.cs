using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>
/// One fact about a run. The log of these facts is the only source of truth: console, status file, transcript, timeline and
/// cost are computed from it.
/// </summary>
/// <remarks>
/// The <c>type</c> of an event never changes its meaning; events and fields are only ever added. A reader ignores types and
/// fields that it does not know.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(RunStarted), "run.started")]
[JsonDerivedType(typeof(RunFinished), "run.finished")]
[JsonDerivedType(typeof(RunResumed), "run.resumed")]
[JsonDerivedType(typeof(RunRestarted), "run.restarted")]
[JsonDerivedType(typeof(PlanningDecided), "planning.decided")]
[JsonDerivedType(typeof(AgentStarted), "agent.started")]
[JsonDerivedType(typeof(AgentRestarted), "agent.restarted")]
[JsonDerivedType(typeof(AgentFailed), "agent.failed")]
[JsonDerivedType(typeof(AgentStopped), "agent.stopped")]
[JsonDerivedType(typeof(ModelRequested), "model.requested")]
[JsonDerivedType(typeof(ModelFinished), "model.finished")]
[JsonDerivedType(typeof(ModelRetried), "model.retried")]
[JsonDerivedType(typeof(TextDelta), "text.delta")]
[JsonDerivedType(typeof(ReasoningDelta), "reasoning.delta")]
[JsonDerivedType(typeof(UsageRecorded), "usage.recorded")]
[JsonDerivedType(typeof(ToolRequested), "tool.requested")]
[JsonDerivedType(typeof(ToolFinished), "tool.finished")]
[JsonDerivedType(typeof(ServerToolUsed), "tool.served")]
[JsonDerivedType(typeof(SourcesCited), "sources.cited")]
[JsonDerivedType(typeof(AnswerSubmitted), "answer.submitted")]
[JsonDerivedType(typeof(AnswerRejected), "answer.rejected")]
[JsonDerivedType(typeof(VoteCast), "vote.cast")]
[JsonDerivedType(typeof(VoteRejected), "vote.rejected")]
[JsonDerivedType(typeof(WinnerChosen), "winner.chosen")]
[JsonDerivedType(typeof(AnswerPresented), "answer.presented")]
[JsonDerivedType(typeof(MemoryCompressed), "memory.compressed")]
[JsonDerivedType(typeof(SandboxCreated), "sandbox.created")]
[JsonDerivedType(typeof(SandboxLost), "sandbox.lost")]
[JsonDerivedType(typeof(SandboxDisposed), "sandbox.disposed")]
[JsonDerivedType(typeof(CommandStarted), "command.started")]
[JsonDerivedType(typeof(CommandFinished), "command.finished")]
[JsonDerivedType(typeof(ShellStarted), "shell.started")]
[JsonDerivedType(typeof(ShellEnded), "shell.ended")]
[JsonDerivedType(typeof(DesktopReady), "desktop.ready")]
[JsonDerivedType(typeof(DesktopActed), "desktop.action")]
[JsonDerivedType(typeof(DesktopFrame), "desktop.frame")]
[JsonDerivedType(typeof(DesktopApproval), "desktop.approval")]
[JsonDerivedType(typeof(DesktopLost), "desktop.lost")]
[JsonDerivedType(typeof(DesktopEnded), "desktop.ended")]
[JsonDerivedType(typeof(FilesCaptured), "files.captured")]
[JsonDerivedType(typeof(McpConnected), "mcp.connected")]
[JsonDerivedType(typeof(LimitReached), "limit.reached")]
[JsonDerivedType(typeof(RunWarning), "warning")]
public abstract record RunEvent
{
    /// <summary>Position in the log, from 1, without gaps. Order events by this, never by the clock.</summary>
    [JsonPropertyOrder(-3)]
    public long Seq { get; init; }

    /// <summary>When the event was appended (UTC).</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset At { get; init; }

    /// <summary>The agent it is about, by its id in the configuration; absent for events of the whole run.</summary>
    [JsonPropertyOrder(-1)]
    public string? Agent { get; init; }
}
