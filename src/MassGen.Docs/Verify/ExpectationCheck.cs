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
    /// <param name="found">What came of the example.</param>
    public static CheckResult Check(Expectation expectation, FoundOutcome found)
    {
        var (what, fault) = expectation switch
        {
            ExpectedOutcome outcome => ($"the run ends as {Words(outcome.Outcome)}", Outcome(outcome, found.Finished)),
            ExpectedWinner winner => ($"the winner is {winner.Agent}", Winner(winner, found.Finished)),
            ExpectedAnswer answer => ($"the answer {Words(answer.Match)}", Match(answer.Match, found.Finished?.Answer ?? "", "the answer")),
            ExpectedEvent expected => EventHappened(expected, found.Events),
            ExpectedCommand command => CommandRan(command, found.Events),
            ExpectedFile file => FileIsThere("the winner's workspace", file.Path, file.Match, found.Files),
            ExpectedMaterial file => FileIsThere("the folder the run started in", file.Path, file.Match, found.Materials),
            ExpectedCost cost => (Text($"the run costs at most {cost.AtMostUsd} USD"), Cost(cost, found)),
            ExpectedDiagnostic diagnostic => DiagnosticCheck.Check(diagnostic, found.Diagnostics),
            _ => throw new InvalidOperationException($"An expectation of the kind {expectation.GetType().Name} has no rule."),
        };
        return new CheckResult(what, fault is null, expectation.Position.ToString(), fault);
    }

    private static string? Outcome(ExpectedOutcome expected, RunFinished? finished) => finished switch
    {
        null => "nothing was run",
        _ when expected.Outcome == finished.Outcome => null,
        _ => $"it ended as {Words(finished.Outcome)}{string.Concat(finished.Causes.Select(cause => "\n" + cause))}",
    };

    private static string? Winner(ExpectedWinner expected, RunFinished? finished) =>
        finished?.Winner == expected.Agent ? null : $"the winner was {finished?.Winner ?? "nobody"}";

    private static (string, string?) EventHappened(ExpectedEvent expected, IReadOnlyList<RunEvent> events)
    {
        var count = events.Count(runEvent => EventTypes.WordOf(runEvent) == expected.Type
            && (expected.Agent is null || runEvent.Agent == expected.Agent)
            && EventFields.Contain(runEvent, expected.Fields));
        var held = expected.Count is { } exactly ? count == exactly : count > 0;
        var times = expected.Count is { } wanted ? Times(wanted) : "at least once";
        var who = expected.Agent is null ? "" : $" of {expected.Agent}";
        var with = string.Concat(expected.Fields.Select(field => $" with '{field.Value}' in its {field.Key}"));
        return ($"the event {expected.Type}{who}{with} happens {times}", held ? null : count == 0 ? "it never happened" : $"it happened {Times(count)}");
    }

    private static (string, string?) CommandRan(ExpectedCommand expected, IReadOnlyList<RunEvent> events)
    {
        var who = expected.Agent ?? "an agent";
        var exit = expected.ExitCode is { } code ? Text($" with exit code {code}") : "";
        var what = $"{who} runs '{expected.Command}'{exit}{string.Concat(expected.Stdout.Select(match => $" and its output {Words(match)}"))}";
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

        return expected.Stdout.Select(match => Match(match, run.Stdout, "its output")).FirstOrDefault(fault => fault is not null);
    }

    private static (string, string?) FileIsThere(string place, string path, TextMatch? expected, IReadOnlyDictionary<string, string> files)
    {
        var what = $"{place} holds {path}" + (expected is { } match ? $", which {Words(match)}" : "");
        if (!files.TryGetValue(path, out var content))
        {
            return (what, "the file is not there");
        }

        return (what, expected is null ? null : Match(expected, content, "the file"));
    }

    private static string? Cost(ExpectedCost expected, FoundOutcome found)
    {
        if (found.Finished is null)
        {
            return "nothing was run";
        }

        var usage = found.Events.OfType<UsageRecorded>().ToList();
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
