using System.Text.Json;
using MassGen.Events;

namespace MassGen.Tests.Events;

/// <summary>One event of every type, with every field set.</summary>
internal static class EventSamples
{
    private static readonly TimeSpan Elapsed = TimeSpan.FromMilliseconds(1234.56);

    public static IReadOnlyList<RunEvent> All { get; } = [.. Unnumbered().Select(
        (sample, index) => sample with { Seq = index + 1, At = new DateTimeOffset(2026, 11, 21, 8, 30, 0, 250, TimeSpan.Zero) })];

    private static IEnumerable<RunEvent> Unnumbered() => [.. OfRunAndAgents(), .. OfModels(), .. OfTools(), .. OfCoordination(), .. OfFiles(), .. OfServerTools(), .. OfBackgroundShells(), .. OfDesktops()];

    private static IEnumerable<RunEvent> OfRunAndAgents() =>
    [
        new RunStarted
        {
            Question = "Why is the sky \"blue\"? – ünïcode",
            Agents = [new AgentSummary("ada", "grok", "grok-4"), new AgentSummary("bob", "scripted", null)],
            Limits = new Dictionary<string, string> { ["budget.calls"] = "9" },
        },
        new AgentStarted { Agent = "ada", Stage = AgentStage.Presentation, Turn = 2, Version = 3 },
        new AgentRestarted { Agent = "ada", Because = "agent2.1", Version = 3 },
        new AgentFailed { Agent = "ada", Code = "MG3001", Message = "No answer.", WillRetry = true },
        new AgentStopped { Agent = "ada", Reason = "No answer." },
        new LimitReached { Limit = "budget.calls", Value = "9 calls", Effect = "All stop." },
        new RunWarning { Agent = "ada", Code = "MG2001", Message = "Another model answered." },
    ];

    private static IEnumerable<RunEvent> OfModels() =>
    [
        new ModelRequested { Agent = "ada", Model = "grok-4", Call = 1, Messages = 2, Tools = ["new_answer", "vote"] },
        new TextDelta { Agent = "ada", Text = "Because\nof <light>." },
        new ReasoningDelta { Agent = "ada", Text = "Hm." },
        new UsageRecorded
        {
            Agent = "ada",
            Model = "grok-4",
            InputTokens = 10,
            CachedInputTokens = 4,
            OutputTokens = 7,
            ReasoningTokens = 3,
            ServerTools = new Dictionary<string, long> { ["web_search_calls"] = 2 },
            CostUsd = 0.000125m,
            PriceSource = PriceSource.Provider,
        },
        new ModelRetried { Agent = "ada", Attempt = 1, Delay = Elapsed, Cause = "Too many requests." },
        new ModelFinished { Agent = "ada", RequestedModel = "grok-4", ServedModel = "grok-4-0709", FinishReason = "stop", Elapsed = Elapsed },
    ];

    private static IEnumerable<RunEvent> OfServerTools() =>
    [
        new ServerToolUsed { Agent = "ada", CallId = "s1", Tool = "web_search", Arguments = Json("""{"query":"sky"}""") },
        new SourcesCited { Agent = "ada", Sources = [new CitedSource("https://example.com/sky", "Sky"), new CitedSource("https://example.com/", null)] },
    ];

    private static IEnumerable<RunEvent> OfTools() =>
    [
        new ToolRequested { Agent = "ada", CallId = "c1", Tool = "execute_command", Arguments = Json("""{"command":"ls","n":[1,null]}""") },
        new ToolFinished { Agent = "ada", CallId = "c1", Tool = "execute_command", Ok = true, Result = "a\tb", Elapsed = Elapsed },
        new SandboxCreated
        {
            Agent = "ada",
            Provider = "docker",
            Image = "python:3.13",
            ImageDigest = "sha256:ab",
            NotEnforced = ["No disk quota."],
            Elapsed = Elapsed,
        },
        new CommandStarted { Agent = "ada", Command = "ls" },
        new CommandFinished { Agent = "ada", Command = "ls", Ended = "exited", ExitCode = 1, Stdout = "out", Stderr = "err", Elapsed = Elapsed },
        new SandboxLost { Agent = "ada", Reason = "The engine stopped." },
        new SandboxDisposed { Agent = "ada" },
    ];

    private static IEnumerable<RunEvent> OfCoordination() =>
    [
        new AnswerSubmitted { Agent = "ada", AnswerId = "agent1.2", Revision = 2, SeenVersion = 2, Version = 3, Content = "Light." },
        new AnswerRejected { Agent = "ada", Reason = "The limit is reached." },
        new VoteCast { Agent = "ada", For = "bob", AnswerId = "agent2.1", Version = 3, Reason = "Clear." },
        new VoteRejected { Agent = "ada", For = "bob", Version = 2, Reason = "outdated" },
        new WinnerChosen
        {
            Agent = "bob",
            AnswerId = "agent2.1",
            Tally = new Dictionary<string, int> { ["ada"] = 0, ["bob"] = 2 },
            Rule = DecisionRule.MostVotes,
        },
        new AnswerPresented { Agent = "bob", AnswerId = "agent2.1", Content = "Light, at last." },
        new PlanningDecided { Agent = "ada", Irreversible = true, BlockedTools = ["send_mail"], AllowedTools = ["read_mail"], Reason = "Mail is sent." },
        new RunRestarted { Agent = "bob", Attempt = 2, Reason = "It is wrong.", Instructions = "Check it." },
        new RunResumed { EarlierOutcome = RunOutcome.Cancelled },
        new MemoryCompressed { Agent = "ada", MessagesBefore = 40, MessagesAfter = 12, TokensBefore = 97000, TokensAfterEstimate = 50000 },
        new RunFinished { Outcome = RunOutcome.BudgetReached, Winner = "bob", Answer = "Light.", Causes = ["The budget was reached."] },
        new McpConnected { Agent = "ada", Server = "weather", Transport = "stdio", Tools = ["mcp__weather__get_weather"], Elapsed = Elapsed },
    ];

    private static IEnumerable<RunEvent> OfFiles() =>
    [
        new FilesCaptured { Agent = "ada", AnswerId = "agent1.2", Files = 3, Bytes = 4096 },
    ];

    private static IEnumerable<RunEvent> OfBackgroundShells() =>
    [
        new ShellStarted { Agent = "ada", Shell = "shell_00000001", Command = "serve" },
        new ShellEnded
        {
            Agent = "ada", Shell = "shell_00000001", Command = "serve", Status = "failed", ExitCode = 1, Stdout = "out", Stderr = "err",
        },
    ];

    private static IEnumerable<RunEvent> OfDesktops() =>
    [
        new DesktopReady { Agent = "ada", Width = 1280, Height = 800, Elapsed = Elapsed, Sandbox = Elapsed / 5, Screen = Elapsed / 3, Painted = Elapsed / 2 },
        new DesktopFrame { Agent = "ada", Hash = "0a1b", File = "blobs/0a1b.png", Width = 1280, Height = 800, Bytes = 4096 },
        new DesktopActed
        {
            Agent = "ada", Tool = "claude_computer_use", Number = 1, What = "click at (640, 400)", Action = "left_click",
            Arguments = Json("""{"action":"left_click","coordinate":[640,400]}"""), Said = "I open it.", Fault = "It moved.", Code = "MG6112", Settled = true, Frame = "0a1b",
            Elapsed = Elapsed,
        },
        new DesktopApproval
        {
            Agent = "ada", Tool = "computer_use", Kind = "safety-check", Sign = "malicious_instructions", Words = "Careful.", Decision = "stopped",
        },
        new DesktopLost { Agent = "ada", Reason = "The container is gone." },
        new DesktopEnded
        {
            Agent = "ada", Tool = "computer_use", Outcome = "iterations", Message = "Enough.", Iterations = 25, Actions = 26, ScreenshotBytes = 123456,
            CostUsd = 0.5m, Elapsed = Elapsed,
        },
    ];

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
