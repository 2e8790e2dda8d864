using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Events;

namespace MassGen.Docs.Tests.Site;

/// <summary>Examples and evidence that no run has made: for looking at pages.</summary>
public static class SampleExamples
{
    public const string Hash = "5f1d0c";
    public static readonly DateTimeOffset Day = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public const string Config = """
        # Two agents, each with a shell.
        agents:
          - id: writer
            backend: { type: grok, model: grok-4-1-fast-reasoning }
          - id: tester
            backend:
              type: grok
              model: grok-4-1-fast-reasoning
              enable_mcp_command_line: true
            system_message: |
              Test before you answer: run it.
        budget:
          usd: 0.05

        """;

    public static Example Example(string id, string title = "Two agents vote", string folder = "/nowhere") => new()
    {
        Id = id,
        Folder = folder,
        FilesHash = "",
        Source = new SourceText($"examples/{id}/example.yaml", $"title: {title}\n"),
        Title = title,
        Summary = "Two agents answer, see each other's answers under **anonymous** names, and `vote`.",
        Question = "What is 6 times 7?",
        Config = new SourceText($"examples/{id}/config.yaml", Config),
        Fixture = new Fixture(FixtureKind.Scripted, new SourceText($"examples/{id}/model.yaml", "writer:\n  - say: Six sevens are 42.\n")),
        Timeout = TimeSpan.FromSeconds(30),
        Expectations = [],
    };

    public static ExamplePage Page(string id = "two-agents-vote", VerificationEvidence? evidence = null, string title = "Two agents vote") =>
        new(Example(id, title), evidence, Hash);

    public static VerificationEvidence Evidence(VerificationStatus status = VerificationStatus.Passed, string? reason = null) => new()
    {
        Id = "two-agents-vote",
        InputsHash = Hash,
        Status = status,
        Reason = reason,
        VerifiedAt = Day,
        Library = "MassGen 0.1.0 (build 1f2e3d)",
        Mode = VerificationMode.Replay,
        Fixture = "scripted",
        Sandbox = new SandboxEvidence("namespaces", null, null, ["The number of processes is not limited here."]),
        DurationMs = 412.6,
        Tokens = new TokenCount(2310, 512, 340, 96),
        CostUsd = 0.0031m,
        Checks =
        [
            new CheckResult("the run completes", true, "examples/two-agents-vote/example.yaml:5:12", null),
            new CheckResult("the answer holds '42'", status == VerificationStatus.Passed, "examples/two-agents-vote/example.yaml:7:15",
                status == VerificationStatus.Passed ? null : "The answer was '41'."),
        ],
        Files = [new WorkspaceFile("product.sh", "#!/bin/sh\necho $((6 * 7))\n")],
        Events = Events(),
    };

    public static IReadOnlyList<RunEvent> Events()
    {
        var log = new List<(int Milliseconds, RunEvent Event)>
        {
            (0, new RunStarted
            {
                Question = "What is 6 times 7?",
                Agents = [new AgentSummary("writer", "grok", "grok-4-1-fast-reasoning"), new AgentSummary("tester", "grok", "grok-4-1-fast-reasoning")],
                Limits = new Dictionary<string, string>(),
            }),
            (1, new AgentStarted { Agent = "writer", Stage = AgentStage.Coordination, Turn = 1, Version = 0 }),
            (1, new AgentStarted { Agent = "tester", Stage = AgentStage.Coordination, Turn = 1, Version = 0 }),
            (3, new RunWarning { Code = "MG2001", Message = "grok-4-1-fast-reasoning is retired; requests are answered by grok-4.3." }),
            (5, Request("writer", 1)),
            (6, Request("tester", 1)),
            (60, new ReasoningDelta { Agent = "writer", Text = "6 × 7 = 42; no need to check." }),
            (80, new TextDelta { Agent = "writer", Text = "Six sevens are <42>." }),
            (84, Usage("writer")),
            (85, Response("writer")),
            (86, new AnswerSubmitted { Agent = "writer", AnswerId = "agent1.1", Revision = 1, SeenVersion = 0, Version = 1, Content = "Six sevens are 42." }),
            (88, new AgentRestarted { Agent = "tester", Because = "agent1.1", Version = 1 }),
            (90, new AgentStarted { Agent = "writer", Stage = AgentStage.Coordination, Turn = 2, Version = 1 }),
            (100, Response("tester")),
            (102, new ToolRequested { Agent = "tester", CallId = "c1", Tool = "execute_command", Arguments = Json("""{"command":"echo $((6 * 7)) && cat missing"}""") }),
            (103, new SandboxCreated { Agent = "tester", Provider = "namespaces", Elapsed = TimeSpan.FromMilliseconds(9) }),
            (115, new CommandStarted { Agent = "tester", Command = "echo $((6 * 7)) && cat missing" }),
            (170, new CommandFinished
            {
                Agent = "tester",
                Command = "echo $((6 * 7)) && cat missing",
                Ended = "exited",
                ExitCode = 1,
                Stdout = "42\n",
                Stderr = "cat: missing: No such file or directory\n",
                Elapsed = TimeSpan.FromMilliseconds(55),
            }),
            (172, new ToolFinished { Agent = "tester", CallId = "c1", Tool = "execute_command", Ok = true, Result = """{"exit_code":1,"stdout":"42\n"}""", Elapsed = TimeSpan.FromMilliseconds(70) }),
            (180, Request("tester", 2)),
            (182, Request("writer", 2)),
            (240, Response("tester")),
            (241, new VoteRejected { Agent = "tester", For = "nobody", Version = 1, Reason = "no-such-answer" }),
            (250, Request("tester", 3)),
            (280, Response("writer")),
            (281, new VoteCast { Agent = "writer", For = "writer", AnswerId = "agent1.1", Version = 1, Reason = "It is right & short." }),
            (300, Response("tester")),
            (301, new VoteCast { Agent = "tester", For = "writer", AnswerId = "agent1.1", Version = 1, Reason = "I ran it; it is 42." }),
            (302, new WinnerChosen { Agent = "writer", AnswerId = "agent1.1", Rule = DecisionRule.MostVotes, Tally = new Dictionary<string, int> { ["writer"] = 2 } }),
            (303, new AgentStarted { Agent = "writer", Stage = AgentStage.Presentation, Turn = 3, Version = 1 }),
            (304, Request("writer", 3)),
            (390, new TextDelta { Agent = "writer", Text = "6 times 7 is 42." }),
            (400, Response("writer")),
            (401, new RunFinished { Outcome = RunOutcome.Completed, Winner = "writer", Answer = "6 times 7 is 42." }),
        };
        return [.. log.Select((entry, index) => entry.Event with { Seq = index + 1, At = Day.AddMilliseconds(entry.Milliseconds) })];
    }

    private static ModelRequested Request(string agent, int call) =>
        new() { Agent = agent, Model = "grok-4-1-fast-reasoning", Call = call, Messages = 2, Tools = [] };

    private static ModelFinished Response(string agent) =>
        new() { Agent = agent, RequestedModel = "grok-4-1-fast-reasoning", ServedModel = "grok-4.3", Elapsed = TimeSpan.FromMilliseconds(80) };

    private static UsageRecorded Usage(string agent) => new() { Agent = agent, InputTokens = 400, OutputTokens = 60, CostUsd = 0.001m };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
