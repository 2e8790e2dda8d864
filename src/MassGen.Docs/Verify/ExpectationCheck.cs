using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Events;

namespace MassGen.Docs.Verify;

/// <summary>Compares what an example expects with what its run did.</summary>
public static class ExpectationCheck
{
    /// <summary>Checks one expectation.</summary>
    /// <param name="expectation">What must hold.</param>
    /// <param name="events">The whole log of the run.</param>
    /// <param name="files">The files found in the winner's workspace, by path.</param>
    public static CheckResult Check(Expectation expectation, IReadOnlyList<RunEvent> events, IReadOnlyDictionary<string, string> files)
    {
        var finished = events.OfType<RunFinished>().Single();
        var (what, found) = expectation switch
        {
            ExpectedOutcome outcome => ($"the run ends as {Words(outcome.Outcome)}", Outcome(outcome, finished)),
            ExpectedWinner winner => (
                $"the winner is {winner.Agent}", finished.Winner == winner.Agent ? null : $"the winner was {finished.Winner ?? "nobody"}"),
            ExpectedAnswer answer => ($"the answer {Words(answer.Match)}", Match(answer.Match, finished.Answer ?? "", "the answer")),
            ExpectedEvent expected => EventHappened(expected, events),
            ExpectedCommand command => CommandRan(command, events),
            ExpectedFile file => FileIsThere(file, files),
            ExpectedCost cost => (Text($"the run costs at most {cost.AtMostUsd} USD"), Cost(cost, events)),
            _ => throw new InvalidOperationException($"An expectation of the kind {expectation.GetType().Name} has no rule."),
        };
        return new CheckResult(what, found is null, expectation.Position.ToString(), found);
    }

    private static string? Outcome(ExpectedOutcome expected, RunFinished finished) => expected.Outcome == finished.Outcome
        ? null
        : $"it ended as {Words(finished.Outcome)}{string.Concat(finished.Causes.Select(cause => "\n" + cause))}";

    private static (string, string?) EventHappened(ExpectedEvent expected, IReadOnlyList<RunEvent> events)
    {
        var count = events.Count(runEvent => EventTypes.WordOf(runEvent) == expected.Type
            && (expected.Agent is null || runEvent.Agent == expected.Agent));
        var held = expected.Count is { } exactly ? count == exactly : count > 0;
        var times = expected.Count is { } wanted ? Times(wanted) : "at least once";
        var who = expected.Agent is null ? "" : $" of {expected.Agent}";
        return ($"the event {expected.Type}{who} happens {times}", held ? null : count == 0 ? "it never happened" : $"it happened {Times(count)}");
    }

    private static (string, string?) CommandRan(ExpectedCommand expected, IReadOnlyList<RunEvent> events)
    {
        var who = expected.Agent ?? "an agent";
        var exit = expected.ExitCode is { } code ? Text($" with exit code {code}") : "";
        var what = $"{who} runs '{expected.Command}'{exit}{(expected.Stdout is { } stdout ? $" and its output {Words(stdout)}" : "")}";
        var runs = events.OfType<CommandFinished>()
            .Where(command => command.Command == expected.Command && (expected.Agent is null || command.Agent == expected.Agent))
            .ToList();
        if (runs.Count == 0)
        {
            var others = events.OfType<CommandFinished>().Select(command => $"\n{command.Agent}: {command.Command}").ToList();
            return (what, others.Count == 0 ? "no command was run at all" : $"it was not run; these were:{string.Concat(others)}");
        }

        var faults = runs.Select(run => CommandFault(expected, run)).ToList();
        return (what, faults.Contains(null) ? null : faults[0]);
    }

    private static string? CommandFault(ExpectedCommand expected, CommandFinished run)
    {
        if (expected.ExitCode is { } code && run.ExitCode != code)
        {
            return Text($"it ended as {run.Ended}, exit code {run.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}\n{run.Stderr}");
        }

        return expected.Stdout is { } match ? Match(match, run.Stdout, "its output") : null;
    }

    private static (string, string?) FileIsThere(ExpectedFile expected, IReadOnlyDictionary<string, string> files)
    {
        var what = $"the winner's workspace holds {expected.Path}" + (expected.Match is { } match ? $", which {Words(match)}" : "");
        if (!files.TryGetValue(expected.Path, out var content))
        {
            return (what, "the file is not there");
        }

        return (what, expected.Match is null ? null : Match(expected.Match, content, "the file"));
    }

    private static string? Cost(ExpectedCost expected, IReadOnlyList<RunEvent> events)
    {
        var usage = events.OfType<UsageRecorded>().ToList();
        if (usage.Any(call => call.CostUsd is null))
        {
            return "the cost of at least one model call is not known";
        }

        var cost = usage.Sum(call => call.CostUsd!.Value);
        return cost <= expected.AtMostUsd ? null : Text($"it cost {cost} USD");
    }

    private static string? Match(TextMatch match, string actual, string subject) => match.IsMatch(actual)
        ? null
        : TextDifference.Describe(match, actual, subject);

    private static string Times(int count) => count == 1 ? "once" : Text($"{count} times");

    private static string Words(RunOutcome outcome) => outcome switch
    {
        RunOutcome.TimedOut => "timed-out",
        RunOutcome.BudgetReached => "budget-reached",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Words(TextMatch match) =>
        $"{(match.Kind == TextMatchKind.Equal ? "is" : "contains")} '{Shorten(match.Expected)}'";

    private static string Shorten(string text)
    {
        const int longest = 60;
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= longest ? line : line[..(longest - 1)] + "…";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
