using System.Text.Json;
using MassGen.Events;

namespace MassGen.Tests.Projections;

/// <summary>Events of a run, stamped as a log would.</summary>
internal static class SampleRun
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public static RunStarted Started(params string[] agents) => new()
    {
        Question = "What is 6 times 7?",
        Agents = [.. agents.Select(id => new AgentSummary(id, "grok", "grok-4"))],
        Limits = new Dictionary<string, string>(),
    };

    /// <summary>Numbers the events from 1 and puts them ten milliseconds apart.</summary>
    public static IReadOnlyList<RunEvent> Log(params RunEvent[] events) =>
        [.. events.Select((runEvent, index) => runEvent with { Seq = index + 1, At = Start.AddMilliseconds(10 * index) })];

    public static ModelRequested Request(string agent, int call = 1) =>
        new() { Agent = agent, Model = "grok-4", Call = call, Messages = 2, Tools = [] };

    public static ModelFinished Response(string agent, string? served = "grok-4-0709") =>
        new() { Agent = agent, RequestedModel = "grok-4", ServedModel = served, Elapsed = TimeSpan.FromMilliseconds(10) };

    public static TextDelta Text(string agent, string text) => new() { Agent = agent, Text = text };

    public static UsageRecorded Usage(string agent, decimal? cost, long input = 10, long output = 5) => new()
    {
        Agent = agent,
        InputTokens = input,
        OutputTokens = output,
        CachedInputTokens = 2,
        ReasoningTokens = 1,
        CostUsd = cost,
    };

    public static ToolRequested Tool(string agent, string callId) =>
        new() { Agent = agent, CallId = callId, Tool = "execute_command", Arguments = JsonDocument.Parse("""{"command":"ls"}""").RootElement };

    public static ToolFinished ToolDone(string agent, string callId, bool ok = true) =>
        new() { Agent = agent, CallId = callId, Tool = "execute_command", Ok = ok, Result = "done", Elapsed = TimeSpan.FromMilliseconds(5) };

    public static CommandStarted Command(string agent, string command) => new() { Agent = agent, Command = command };

    public static CommandFinished CommandDone(string agent, string command, int exitCode = 0) => new()
    {
        Agent = agent,
        Command = command,
        Ended = "exited",
        ExitCode = exitCode,
        Stdout = "out",
        Stderr = "err",
        Elapsed = TimeSpan.FromMilliseconds(5),
    };

    public static AnswerSubmitted Answer(string agent, string answerId, string content = "42") =>
        new() { Agent = agent, AnswerId = answerId, Revision = 1, SeenVersion = 0, Version = 1, Content = content };

    public static VoteCast Vote(string agent, string target, string answerId) =>
        new() { Agent = agent, For = target, AnswerId = answerId, Version = 1, Reason = "It is right." };

    public static RunFinished Finished(string winner) => new() { Outcome = RunOutcome.Completed, Winner = winner, Answer = "42" };
}

/// <summary>An event type from a future version.</summary>
internal sealed record EventOfTheFuture : RunEvent;
