using System.Collections.Immutable;
using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Projections;

namespace MassGen.Cli.Displays;

/// <summary>What the live display knows of a run. A pure fold over the events; all text in it is harmless for a terminal.</summary>
internal sealed record Screen
{
    // More than the largest pane shows; a longer text would only cost time.
    private const int LongestTail = 6000;

    private const int MostNews = 4;

    /// <summary>Before the first event.</summary>
    public static Screen Empty { get; } = new();

    public StatusProjection Status { get; private init; } = StatusProjection.Empty;

    /// <summary>The last lines of all, oldest first.</summary>
    public ImmutableList<string> News { get; private init; } = [];

    private ImmutableDictionary<string, string> Tails { get; init; } = ImmutableDictionary<string, string>.Empty;

    private ImmutableHashSet<string> Presenting { get; init; } = [];

    /// <summary>The end of what an agent wrote and did.</summary>
    public string TailOf(string agent) => Tails.GetValueOrDefault(agent, "");

    /// <summary>Whether an agent writes the final answer.</summary>
    public bool IsPresenting(string agent) => Presenting.Contains(agent);

    public Screen Add(RunEvent runEvent)
    {
        var next = this with
        {
            Status = Status.Add(runEvent),
            News = runEvent is not (AgentRestarted or VoteRejected) && EventLine.Of(runEvent) is { } line ? [.. News.TakeLast(MostNews - 1), line] : News,
        };
        if (runEvent is AgentStarted { Agent: { } agent } started)
        {
            next = next with { Presenting = started.Stage == AgentStage.Presentation ? Presenting.Add(agent) : Presenting.Remove(agent) };
        }

        return runEvent switch
        {
            TextDelta delta => next.Write(runEvent.Agent, delta.Text),
            ReasoningDelta delta => next.Write(runEvent.Agent, delta.Text),
            _ when Words(runEvent) is { } words => next.WriteLine(runEvent.Agent, words),
            _ => next,
        };
    }

    private static string? Words(RunEvent runEvent) => runEvent switch
    {
        ModelRequested => "",
        ToolRequested { Tool: not ("new_answer" or "vote" or "execute_command") } tool => $"> {tool.Tool} {Arguments(tool.Arguments)}",
        CommandStarted command => $"$ {command.Command}",
        CommandFinished command => LastLines(command.Stdout + command.Stderr),
        AnswerSubmitted answer => $"= {answer.AnswerId}: {answer.Content}",
        VoteCast vote => $"= votes for {vote.For}: {vote.Reason}",
        AnswerRejected rejected => $"! answer refused: {rejected.Reason}",
        VoteRejected rejected => $"! vote for {rejected.For} refused: {rejected.Reason}",
        ModelRetried retried => $"! {retried.Cause}",
        AgentFailed failed => $"! {failed.Code}: {failed.Message}",
        AgentStopped stopped => $"! stopped: {stopped.Reason}",
        _ => null,
    };

    private static string Arguments(JsonElement? arguments) => arguments is { } given ? SafeText.Short(given.GetRawText(), 80) : "";

    private static string LastLines(string output) => string.Join('\n', output.TrimEnd().Split('\n').TakeLast(5));

    private Screen WriteLine(string? agent, string text) =>
        agent is not null && TailOf(agent) is { Length: > 0 } tail && !tail.EndsWith('\n') ? Write(agent, "\n" + text + (text.Length > 0 ? "\n" : ""))
        : Write(agent, text.Length > 0 ? text + "\n" : "");

    private Screen Write(string? agent, string text)
    {
        if (agent is null || text.Length == 0)
        {
            return this;
        }

        var tail = TailOf(agent) + SafeText.Of(text).Replace("\t", "    ", StringComparison.Ordinal);
        return this with { Tails = Tails.SetItem(agent, TextParts.End(tail, LongestTail)) };
    }
}
