using System.Globalization;
using MassGen.Events;

namespace MassGen.Cli.Displays;

/// <summary>An event as a line for people. What models and commands wrote is made harmless for a terminal.</summary>
internal static class EventLine
{
    private const int LongestText = 100;

    /// <summary>The line, or null when the event is not worth one.</summary>
    public static string? Of(RunEvent runEvent) => Words(runEvent) is { } words ? SafeText.Line(words) : null;

    private static string? Words(RunEvent runEvent) => runEvent switch
    {
        AgentStarted { Stage: AgentStage.Presentation } => $"{runEvent.Agent} writes the final answer",
        AgentStarted { Stage: AgentStage.Planning } => $"{runEvent.Agent} judges which tools must wait",
        AgentStarted { Stage: AgentStage.Evaluation } => $"{runEvent.Agent} judges the final answer",
        PlanningDecided { Irreversible: true } planning => $"tools wait until the presentation: {Shorten(planning.Reason)}",
        RunRestarted again => $"{runEvent.Agent} finds the final answer lacking, attempt {again.Attempt} begins: {Shorten(again.Reason)}",
        RunResumed => "the run goes on where it was cut off",
        MemoryCompressed memory => $"{runEvent.Agent}: conversation shortened from {memory.TokensBefore} to about {memory.TokensAfterEstimate} tokens",
        AgentRestarted restarted => $"{runEvent.Agent} is shown {restarted.Because}",
        AnswerSubmitted answer => $"{runEvent.Agent} answers ({answer.AnswerId}): {Shorten(answer.Content)}",
        AnswerRejected rejected => $"{runEvent.Agent}: answer refused: {Shorten(rejected.Reason)}",
        VoteCast vote => $"{runEvent.Agent} votes for {vote.For}: {Shorten(vote.Reason)}",
        VoteRejected vote => $"{runEvent.Agent}: vote for {vote.For} refused, {vote.Reason}",
        ToolFinished { Ok: false, Tool: "new_answer" or "vote" } refused => $"{runEvent.Agent}: {refused.Tool} refused: {Shorten(refused.Result)}",
        CommandFinished command => $"{runEvent.Agent} $ {Shorten(command.Command)} → {Ended(command)}",
        ShellStarted shell => $"{runEvent.Agent} $ {Shorten(shell.Command)} & ({shell.Shell})",
        ShellEnded shell => $"{runEvent.Agent} {shell.Shell} {shell.Status}",
        ServerToolUsed served => $"{runEvent.Agent}: the provider ran {served.Tool}{(served.Arguments is { } asked ? $": {Shorten(asked.GetRawText())}" : "")}",
        SourcesCited cited => $"{runEvent.Agent} cites {string.Join(", ", cited.Sources.Select(source => source.Url))}",
        ModelRetried retried => $"{runEvent.Agent}: attempt {retried.Attempt} failed, next in {Seconds(retried.Delay)} s. {retried.Cause}",
        SandboxCreated sandbox => $"{runEvent.Agent} has a sandbox: {sandbox.Provider}",
        McpConnected server => $"{runEvent.Agent} has {server.Tools.Count} {(server.Tools.Count == 1 ? "tool" : "tools")} of the MCP server '{server.Server}'",
        SandboxLost lost => $"{runEvent.Agent} lost its sandbox: {Shorten(lost.Reason)}",
        DesktopReady ready => $"{runEvent.Agent} has a desktop: {ready.Width}×{ready.Height}",
        DesktopActed acted => $"{runEvent.Agent}: {Shorten(acted.What)}{(acted.Fault is { } fault ? $" → not done: {Shorten(fault)}" : "")}",
        DesktopApproval approval => $"{runEvent.Agent}: {approval.Kind} ({approval.Sign}), {approval.Decision}: {Shorten(approval.Words)}",
        DesktopLost lost => $"{runEvent.Agent} lost its desktop: {Shorten(lost.Reason)}",
        DesktopEnded ended => $"{runEvent.Agent}: {ended.Tool} ended, {ended.Outcome}: {Shorten(ended.Message)}",
        WinnerChosen winner => $"{runEvent.Agent} wins ({winner.AnswerId})",
        AgentFailed failed => $"{runEvent.Agent} failed, {failed.Code}: {failed.Message}",
        AgentStopped stopped => $"{runEvent.Agent} takes no further part: {Shorten(stopped.Reason)}",
        LimitReached limit => $"limit {limit.Limit} = {limit.Value} reached. {limit.Effect}",
        RunWarning warning => $"warning {warning.Code}: {warning.Message}",
        RunFinished { Outcome: not RunOutcome.Completed } finished => $"ended: {finished.Outcome}. {string.Join(' ', finished.Causes)}",
        _ => null,
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Ended(CommandFinished command) => command.ExitCode is { } code
        ? code.ToString(CultureInfo.InvariantCulture)
        : command.Ended;

    private static string Shorten(string text) => SafeText.Short(text, LongestText);
}
