using MassGen.Events;
using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>Tells a step of a run in words.</summary>
internal sealed class StepWords(Transcript transcript)
{
    /// <summary>The kind of a step that a reader may pass over.</summary>
    public const string Quiet = "quiet";

    public StepView Of(TranscriptStep step, TimeSpan since)
    {
        var time = "+" + Figures.Duration(since);
        return step switch
        {
            TurnBegan s => new(Quiet, Beginning(s), time),
            DecidedPlanning s => new("said", Planning(s), time) { Text = s.Reason },
            Presented s => new("answered", "wrote the final answer", time) { Text = s.Content },
            StartedOver s => new("refused", $"found the final answer lacking; attempt {s.Attempt} begins", time) { Text = $"{s.Reason}\n{s.Instructions}" },
            Resumed s => new(Quiet, s.EarlierOutcome is { } outcome ? $"The run went on; it had ended: {Outcome(outcome)}" : "The run went on after it was cut off", time),
            ShortenedMemory s => new(Quiet, $"had its conversation shortened from {s.TokensBefore} to about {s.TokensAfter} tokens", time),
            Said s => new("said", "said", time) { Text = s.Text },
            Thought s => new("thought", "thought", time) { Folds = [new("Reasoning", CodeHtml.Plain(s.Text))] },
            UsedTool s => Tool(s, time),
            RanCommand s => new("tool", "ran a command", time) { Blocks = [CodeHtml.Terminal(s)] },
            Answered s => new("answered", $"answered: {s.AnswerId}", time) { Text = s.Content },
            AnswerRefused s => new("refused", "had an answer refused", time) { Text = s.Reason },
            VotedFor s => new("voted", $"voted for {Both(s.For, s.ForName)}, answer {s.AnswerId}", time) { Text = s.Reason },
            VoteRefused s => new("refused", $"had a vote for {Both(s.For, transcript.Names.Find(s.For))} refused", time) { Text = WhyRefused(s.Reason) },
            Restarted s => new(Quiet, $"was shown {s.Because}", time),
            TurnFailed s => new("failed", $"failed: {s.Code}", time) { Text = s.Message + (s.WillRetry ? " It tries again." : "") },
            Stopped s => new("failed", "takes no further part", time) { Text = s.Reason },
            GotTools s => new(Quiet, $"was connected to the server {s.Server}: {string.Join(", ", s.Tools)}", time),
            LostSandbox s => new("failed", "lost its sandbox", time) { Text = s.Reason },
            GotDesktop s => new(Quiet, $"got a desktop of {s.Width}×{s.Height} pixels", time),
            ActedOnDesktop s => new(s.Fault is null ? "tool" : "failed", $"{s.What}{(s.Fault is null ? "" : ", which was not done")}", time)
            {
                Text = s.Fault ?? s.Said, Frame = s.Frame,
            },
            NeededApproval s => new("warned", $"met something that needs a person’s word ({s.Kind}, {s.Sign}): {s.Decision}", time) { Text = s.Words },
            LostDesktop s => new("failed", "lost its desktop", time) { Text = s.Reason },
            LeftDesktop s => new(s.Outcome == "completed" ? Quiet : "failed", $"left the desktop after {s.Actions} {(s.Actions == 1 ? "action" : "actions")}: {s.Outcome}", time)
            {
                Text = s.Outcome == "completed" ? null : s.Message,
            },
            HitLimit s => new("failed", $"{s.Limit} was reached: {s.Value}", time) { Text = s.Effect },
            Warned s => new("warned", $"Warning {s.Code}", time) { Text = s.Message },
            Won s => new("won", $"won with {s.AnswerId}, {Rule(s.Rule)}", time) { Text = Tally(s) },
            Ended s => End(s, time),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "This kind of step has no words."),
        };
    }

    private static string Beginning(TurnBegan turn) => turn.Stage switch
    {
        AgentStage.Presentation => "began to write the final answer",
        AgentStage.Planning => "began to judge which tools must wait",
        AgentStage.Evaluation => "began to judge the final answer",
        _ => $"began turn {turn.Turn}",
    };

    private static string Planning(DecidedPlanning step) => step switch
    {
        { Irreversible: false } => "judged that no tool must wait",
        { BlockedTools.Length: 0 } => "judged that tools with effects outside the workspace must wait",
        _ => $"judged that tools must wait: {string.Join(", ", step.BlockedTools)}",
    };

    private StepView Tool(UsedTool tool, string time)
    {
        var commands = transcript.Steps.OfType<RanCommand>().Where(command => command.CallId == tool.CallId && command.Agent == tool.Agent).ToList();
        var arguments = tool.Arguments is null ? [] : new[] { CodeHtml.Json(tool.Arguments) };
        var result = tool.Result is null ? "" : CodeHtml.Json(tool.Result.Text);
        if (commands.Count > 0)
        {
            return new("tool", $"ran a command with {tool.Tool}", time)
            {
                Blocks = [.. commands.Select(CodeHtml.Terminal)],
                Folds = [new("The call and what the model was told", string.Concat(arguments) + result)],
            };
        }

        var ending = tool.Result switch
        {
            null => ", which did not end",
            { Ok: false } => ", which failed",
            _ => "",
        };
        return new(ending.Length == 0 ? "tool" : "failed", $"used {tool.Tool}{ending}", time)
        {
            Blocks = arguments,
            Folds = result.Length == 0 ? [] : [new("What the model was told", result)],
        };
    }

    private static StepView End(Ended end, string time) => new(
        end.Outcome == RunOutcome.Completed ? "won" : "failed",
        end.Agent is null ? $"The run ended: {Outcome(end.Outcome)}" : $"The run ended: {Outcome(end.Outcome)}. Final answer by {Both(end.Agent, end.Name)}",
        time)
    {
        Text = string.Join("\n", end.Causes.Append(end.Answer ?? "").Where(line => line.Length > 0)),
    };

    private string Tally(Won won) => string.Join(", ", won.Tally.Select(votes =>
        $"{Both(votes.Key, transcript.Names.Find(votes.Key))}: {votes.Value} {(votes.Value == 1 ? "vote" : "votes")}"));

    private static string Both(string agent, string? name) => name is null ? agent : $"{agent} ({name})";

    private static string WhyRefused(string reason) => reason switch
    {
        "outdated" => "There was a newer answer that the voter had not seen.",
        "no-such-answer" => "That agent has no answer.",
        _ => reason,
    };

    private static string Rule(DecisionRule rule) => rule switch
    {
        DecisionRule.MostVotes => "by most votes",
        DecisionRule.TieFirstConfigured => "first in the configuration among equals",
        DecisionRule.OnlyAgent => "as the only agent",
        _ => "first in the configuration, because no vote counted",
    };

    private static string Outcome(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Completed => "completed",
        RunOutcome.TimedOut => "timed out",
        RunOutcome.BudgetReached => "the budget was reached",
        RunOutcome.Cancelled => "cancelled",
        _ => "failed",
    };
}
