using System.Collections.Immutable;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary>One thing somebody did or said in a run, as a person would tell it.</summary>
public abstract record TranscriptStep
{
    /// <summary>The number of the event that it began with.</summary>
    public required long Seq { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who, by the id in the configuration; null for the run as a whole.</summary>
    public string? Agent { get; init; }

    /// <summary>Who, by the anonymous name that the other agents see, for example <c>agent1</c>.</summary>
    public string? Name { get; init; }
}

/// <summary>An agent began a turn.</summary>
/// <param name="Stage">What the turn is for.</param>
/// <param name="Turn">The agent's turns so far, from 1.</param>
public sealed record TurnBegan(AgentStage Stage, int Turn) : TranscriptStep;

/// <summary>A model wrote text.</summary>
/// <param name="Call">The agent's model calls so far, from 1; text of one call is one step.</param>
/// <param name="Text">The text.</param>
public sealed record Said(int Call, string Text) : TranscriptStep;

/// <summary>A model showed its reasoning.</summary>
/// <param name="Call">The agent's model calls so far, from 1; reasoning of one call is one step.</param>
/// <param name="Text">The text.</param>
public sealed record Thought(int Call, string Text) : TranscriptStep;

/// <summary>An agent used a tool.</summary>
/// <param name="CallId">The call's id, as the model gave it.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments as JSON, or null when there were none.</param>
public sealed record UsedTool(string CallId, string Tool, string? Arguments) : TranscriptStep
{
    /// <summary>How it ended; null when nothing is known of its end.</summary>
    public ToolResult? Result { get; init; }
}

/// <summary>How a tool call ended.</summary>
/// <param name="Ok">Whether the tool did its work.</param>
/// <param name="Text">What the model was told.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ToolResult(bool Ok, string Text, TimeSpan Elapsed);

/// <summary>An agent ran a command in its sandbox.</summary>
/// <param name="Command">The command, as the agent wrote it.</param>
/// <param name="CallId">The tool call that ran it, or null when no call was open.</param>
public sealed record RanCommand(string Command, string? CallId) : TranscriptStep
{
    /// <summary>How it ended; null when nothing is known of its end.</summary>
    public CommandResult? Result { get; init; }
}

/// <summary>How a command ended.</summary>
/// <param name="Ended">Why, in the words of <see cref="CommandFinished.Ended"/>.</param>
/// <param name="ExitCode">The exit code, when it exited.</param>
/// <param name="Stdout">Standard output.</param>
/// <param name="Stderr">Standard error.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CommandResult(string Ended, int? ExitCode, string Stdout, string Stderr, TimeSpan Elapsed);

/// <summary>An agent's answer was accepted.</summary>
/// <param name="AnswerId">The answer, for example <c>agent1.1</c>.</param>
/// <param name="Content">Its text.</param>
public sealed record Answered(string AnswerId, string Content) : TranscriptStep;

/// <summary>An agent's answer was not accepted.</summary>
/// <param name="Reason">Why.</param>
public sealed record AnswerRefused(string Reason) : TranscriptStep;

/// <summary>An agent's vote counts.</summary>
/// <param name="For">The agent voted for, by id.</param>
/// <param name="ForName">The agent voted for, by anonymous name.</param>
/// <param name="AnswerId">The answer voted for.</param>
/// <param name="Reason">Why, in the voter's words.</param>
public sealed record VotedFor(string For, string? ForName, string AnswerId, string Reason) : TranscriptStep;

/// <summary>An agent's vote does not count.</summary>
/// <param name="For">Whom it named.</param>
/// <param name="Reason">Why, in the words of <see cref="VoteRejected.Reason"/>.</param>
public sealed record VoteRefused(string For, string Reason) : TranscriptStep;

/// <summary>An agent was shown newer answers.</summary>
/// <param name="Because">The answer that caused it.</param>
public sealed record Restarted(string Because) : TranscriptStep;

/// <summary>An agent's turn failed.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What happened.</param>
/// <param name="WillRetry">Whether the agent gets another turn.</param>
public sealed record TurnFailed(string Code, string Message, bool WillRetry) : TranscriptStep;

/// <summary>An agent takes no further part.</summary>
/// <param name="Reason">Why.</param>
public sealed record Stopped(string Reason) : TranscriptStep;

/// <summary>It was judged which tools must wait.</summary>
/// <param name="Irreversible">Whether the task has effects that cannot be undone.</param>
/// <param name="BlockedTools">The tools that wait, of those the judge was shown.</param>
/// <param name="Reason">Why.</param>
public sealed record DecidedPlanning(bool Irreversible, ImmutableArray<string> BlockedTools, string Reason) : TranscriptStep;

/// <summary>The winner has written the final answer.</summary>
/// <param name="AnswerId">The answer that was voted for, or null where the coordination was skipped.</param>
/// <param name="Content">The final answer.</param>
public sealed record Presented(string? AnswerId, string Content) : TranscriptStep;

/// <summary>The winner found the final answer lacking; the run starts over.</summary>
/// <param name="Attempt">The attempt that begins.</param>
/// <param name="Reason">What is lacking.</param>
/// <param name="Instructions">What the agents shall do differently.</param>
public sealed record StartedOver(int Attempt, string Reason, string Instructions) : TranscriptStep;

/// <summary>A run that was cut off went on.</summary>
/// <param name="EarlierOutcome">How it had ended, or null when its log did not say.</param>
public sealed record Resumed(RunOutcome? EarlierOutcome) : TranscriptStep;

/// <summary>A long conversation was shortened.</summary>
/// <param name="TokensBefore">Tokens before.</param>
/// <param name="TokensAfter">Tokens after, estimated.</param>
public sealed record ShortenedMemory(long TokensBefore, long TokensAfter) : TranscriptStep;

/// <summary>A server of tools was connected.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Tools">The tools it offers, by the names the model sees.</param>
public sealed record GotTools(string Server, ImmutableArray<string> Tools) : TranscriptStep;

/// <summary>A sandbox ended although it was still needed.</summary>
/// <param name="Reason">What is known about why.</param>
public sealed record LostSandbox(string Reason) : TranscriptStep;

/// <summary>An agent's desktop was ready.</summary>
/// <param name="Width">The screen's width in pixels.</param>
/// <param name="Height">The screen's height in pixels.</param>
public sealed record GotDesktop(int Width, int Height) : TranscriptStep;

/// <summary>Something was done on an agent's desktop, or could not be done.</summary>
/// <param name="What">What, in a few words.</param>
/// <param name="Said">What the tool's model said before it, or null.</param>
/// <param name="Fault">Why it was not done, or null when it was.</param>
/// <param name="Frame">The hash of the screen afterwards, or null when nobody looked.</param>
public sealed record ActedOnDesktop(string What, string? Said, string? Fault, string? Frame) : TranscriptStep;

/// <summary>Something on an agent's desktop needed a person's word.</summary>
/// <param name="Kind">What raised it, in the words of <see cref="DesktopApproval.Kind"/>.</param>
/// <param name="Sign">The provider's code, or the sign that was found.</param>
/// <param name="Words">The provider's words, or those on the screen.</param>
/// <param name="Decision"><c>stopped</c> or <c>allowed</c>.</param>
public sealed record NeededApproval(string Kind, string Sign, string Words, string Decision) : TranscriptStep;

/// <summary>A desktop ended although it was still needed.</summary>
/// <param name="Reason">What is known about why.</param>
public sealed record LostDesktop(string Reason) : TranscriptStep;

/// <summary>A tool has finished working on an agent's desktop.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Outcome">How, in the words of <see cref="DesktopEnded.Outcome"/>.</param>
/// <param name="Message">What it means, in a sentence.</param>
/// <param name="Actions">Actions asked for.</param>
public sealed record LeftDesktop(string Tool, string Outcome, string Message, int Actions) : TranscriptStep;

/// <summary>A limit was hit.</summary>
/// <param name="Limit">Its name.</param>
/// <param name="Value">Its value, with its unit.</param>
/// <param name="Effect">What happened because of it.</param>
public sealed record HitLimit(string Limit, string Value, string Effect) : TranscriptStep;

/// <summary>Something a person should know.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What happened and what it means.</param>
public sealed record Warned(string Code, string Message) : TranscriptStep;

/// <summary>The vote was decided for this agent.</summary>
/// <param name="AnswerId">The winning answer.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Tally">Votes for each agent that has an answer, by agent id, in the order of the ids.</param>
public sealed record Won(string AnswerId, DecisionRule Rule, ImmutableArray<KeyValuePair<string, int>> Tally) : TranscriptStep;

/// <summary>The run ended. The step's agent is the winner, when there is one.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Answer">The final answer, or null.</param>
/// <param name="Causes">Why the run did not complete; empty when it did.</param>
public sealed record Ended(RunOutcome Outcome, string? Answer, ImmutableArray<string> Causes) : TranscriptStep;
