using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify;
using MassGen.Events;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Docs.Tests.Verify;

public sealed class ExpectationCheckTests
{
    private static readonly SourcePosition Here = new(new SourceText("example.yaml", "x"), 1, 1);

    private static readonly RunEvent[] Events =
    [
        new CommandFinished { Agent = "a", Command = "ls", Ended = "exited", ExitCode = 2, Stdout = "out", Stderr = "no such file", Elapsed = TimeSpan.Zero },
        new UsageRecorded { Agent = "a", CostUsd = 0.25m, PriceSource = PriceSource.Provider },
        new RunFinished { Outcome = RunOutcome.Completed, Winner = "a", Answer = "one\ntwo\n" },
    ];

    [Fact]
    public void Each_expectation_that_holds_says_so()
    {
        Expectation[] expectations =
        [
            new ExpectedOutcome(Here, RunOutcome.Completed), new ExpectedWinner(Here, "a"),
            new ExpectedAnswer(Here, new TextMatch(TextMatchKind.Equal, "one\ntwo")),
            new ExpectedEvent(Here, "command.finished", "a", 1, new Dictionary<string, string> { ["stdout"] = "out" }), new ExpectedCommand(Here, "ls", null, 2, [new TextMatch(TextMatchKind.Contains, "ou"), new TextMatch(TextMatchKind.Contains, "ut")]),
            new ExpectedFile(Here, "f", new TextMatch(TextMatchKind.Contains, "text")), new ExpectedCost(Here, 0.25m),
        ];
        Assert.All(expectations, expectation => Assert.Null(Check(expectation).Detail));
    }

    [Fact]
    public void Another_outcome_is_named() =>
        Assert.Equal("it ended as completed", Check(new ExpectedOutcome(Here, RunOutcome.TimedOut)).Detail);

    [Fact]
    public void Another_winner_is_named() => Assert.Equal("the winner was a", Check(new ExpectedWinner(Here, "b")).Detail);

    [Fact]
    public void A_different_answer_is_shown_line_by_line()
    {
        var detail = Check(new ExpectedAnswer(Here, new TextMatch(TextMatchKind.Equal, "one\nthree"))).Detail;
        Assert.Contains("-three", detail!.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("+two", detail.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_did_not_happen_often_enough_is_counted() =>
        Assert.Equal("it happened once", Check(new ExpectedEvent(Here, "usage.recorded", null, 3, new Dictionary<string, string>())).Detail);

    [Fact]
    public void A_command_that_was_not_run_is_told_with_those_that_were() =>
        Assert.Contains("a: ls", Check(new ExpectedCommand(Here, "pwd", null, null, [])).Detail, StringComparison.Ordinal);

    [Fact]
    public void Another_exit_code_is_told_with_the_error_output() =>
        Assert.Contains("no such file", Check(new ExpectedCommand(Here, "ls", null, 0, [])).Detail, StringComparison.Ordinal);

    [Fact]
    public void Each_text_that_an_output_must_hold_counts()
    {
        var faults = new List<Diagnostic>();
        var expect = MapReader.Document(new SourceText("e", "commands: [ { run: ls, stdout: { contains: [out, never] } } ]"), faults)!;
        Assert.Contains("expected: never", Check(Assert.Single(ExpectationReader.All(expect, faults))).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_in_a_field_is_that_number() =>
        Assert.Equal("it never happened", Check(new ExpectedEvent(Here, "usage.recorded", "a", null, new Dictionary<string, string> { ["costUsd"] = "0" })).Detail);

    [Fact]
    public void A_field_that_no_such_event_has_is_refused()
    {
        var faults = new List<Diagnostic>();
        ExpectationReader.All(MapReader.Document(new SourceText("e", "events: [ { type: command.finished, count: 0, with: { exitcode: 1 } } ]"), faults)!, faults);
        Assert.Equal(("MG1003", "Did you mean 'exitCode'?"), (Assert.Single(faults).Code, faults[0].Suggestion));
    }

    [Fact]
    public void An_event_whose_field_says_something_else_does_not_count() =>
        Assert.Equal("it never happened", Check(new ExpectedEvent(Here, "command.finished", "a", 1, new Dictionary<string, string> { ["stdout"] = "in" })).Detail);

    [Fact]
    public void Nothing_holds_of_an_example_that_was_not_run()
    {
        var nothing = new FoundOutcome();
        Expectation[] expectations = [new ExpectedOutcome(Here, RunOutcome.Completed), new ExpectedWinner(Here, "a"), new ExpectedCost(Here, 1)];

        Assert.DoesNotContain(expectations, expectation => ExpectationCheck.Check(expectation, nothing).Held);
    }

    [Fact]
    public void A_diagnostic_is_compared_by_code_place_and_words()
    {
        var there = new Diagnostic("MG1005", Severity.Error, "'x' is not a value.", Here, Suggestion: "Did you mean 'y'?");
        var found = new FoundOutcome { Diagnostics = [there] };
        var place = $"{Here.Line}:{Here.Column}";

        Assert.True(ExpectationCheck.Check(new ExpectedDiagnostic(Here, "MG1005", place, "mean 'y'"), found).Held);
        Assert.False(ExpectationCheck.Check(new ExpectedDiagnostic(Here, "MG1005", "9:9", null), found).Held);
        Assert.False(ExpectationCheck.Check(new ExpectedDiagnostic(Here, "MG1004", place, null), found).Held);
        Assert.False(ExpectationCheck.Check(new ExpectedDiagnostic(Here, "MG1005", place, "mean 'z'"), found).Held);
    }

    [Fact]
    public void A_missing_file_is_told() => Assert.Equal("the file is not there", Check(new ExpectedFile(Here, "g", null)).Detail);

    [Fact]
    public void A_higher_cost_is_told() => Assert.Equal("it cost 0.25 USD", Check(new ExpectedCost(Here, 0.1m)).Detail);

    [Fact]
    public void An_unknown_cost_never_holds()
    {
        RunEvent[] events = [new UsageRecorded { Agent = "a" }, .. Events];
        Assert.False(ExpectationCheck.Check(new ExpectedCost(Here, 100), new FoundOutcome { Events = events }).Held);
    }

    private static CheckResult Check(Expectation expectation) =>
        ExpectationCheck.Check(expectation, new FoundOutcome { Events = Events, Files = new Dictionary<string, string> { ["f"] = "a text" } });
}
