using System.Text.Json;
using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Tests.Projections;

public sealed class StatusTests
{
    private static readonly StatusContext Context = new("run-1", "agents.yaml");

    [Fact]
    public void Before_the_first_event_nothing_has_started()
    {
        var status = Of();
        Assert.Equal(("not_started", false, null, 0), (status.Phase, status.Finished, status.StartedAt, status.ElapsedSeconds));
    }

    [Fact]
    public void A_run_that_goes_on_is_not_finished_and_has_no_exit_reason()
    {
        var status = Of(Turn("a"));
        Assert.Equal(("coordinating", false, null, null), (status.Phase, status.Finished, status.ExitReason, status.ExitCode));
        Assert.Equal(("working", "idle"), (status.Agents["a"].Status, status.Agents["b"].Status));
    }

    [Theory]
    [InlineData(RunOutcome.Completed, "completed", 0)]
    [InlineData(RunOutcome.Failed, "failed", 2)]
    [InlineData(RunOutcome.TimedOut, "timed_out", 3)]
    [InlineData(RunOutcome.BudgetReached, "budget_reached", 3)]
    [InlineData(RunOutcome.Cancelled, "cancelled", 4)]
    public void A_run_that_has_ended_says_how(RunOutcome outcome, string reason, int code)
    {
        var status = Of(new RunFinished { Outcome = outcome, Causes = ["Because."] });
        Assert.Equal((true, reason, code, "finished"), (status.Finished, status.ExitReason, status.ExitCode, status.Phase));
        Assert.Equal(["Because."], status.Causes);
    }

    [Fact]
    public void Nobody_works_any_more_when_the_run_has_ended() =>
        Assert.Equal("idle", Of(Turn("a"), SampleRun.Finished("a")).Agents["a"].Status);

    [Fact]
    public void Only_votes_that_count_are_counted()
    {
        var status = Of(SampleRun.Answer("a", "agent1.1"), SampleRun.Vote("b", "a", "agent1.1"));
        Assert.Equal(("a", "agent1.1", 1), (status.Agents["b"].Vote!.For, status.Agents["b"].Vote!.Answer, status.Results.Votes["agent1.1"]));
        var later = Of(SampleRun.Answer("a", "agent1.1"), SampleRun.Vote("b", "a", "agent1.1"), Second("b"));
        Assert.Null(later.Agents["b"].Vote);
        Assert.Equal([("agent1.1", 0), ("agent2.1", 0)], later.Results.Votes.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void A_failure_is_kept_with_its_code()
    {
        var agent = Of(Turn("a"), new AgentFailed { Agent = "a", Code = "MG4010", Message = "It broke.", WillRetry = true }).Agents["a"];
        Assert.Equal((1, "MG4010", "It broke."), (agent.Failures, agent.Error!.Code, agent.Error.Message));
    }

    [Fact]
    public void The_winner_is_known_before_the_answer_is_there()
    {
        var winner = new WinnerChosen { Agent = "a", AnswerId = "agent1.1", Tally = new Dictionary<string, int>(), Rule = DecisionRule.MostVotes };
        var before = Of(SampleRun.Answer("a", "agent1.1"), winner);
        Assert.Equal(("presenting", "a", null), (before.Phase, before.Results.Winner, before.Results.AnswerFile));
        Assert.Equal("final/answer.md", Of(SampleRun.Answer("a", "agent1.1"), winner, SampleRun.Finished("a")).Results.AnswerFile);
    }

    [Fact]
    public void The_cost_is_unknown_while_a_call_has_no_price()
    {
        var usage = Of(SampleRun.Request("a"), SampleRun.Usage("a", 0.5m), SampleRun.Request("a", 2)).Usage;
        Assert.Equal((2, null, 0.5m), (usage.ModelCalls, usage.CostUsd, usage.KnownCostUsd));
    }

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var status = Of(SampleRun.Answer("a", "agent1.1"), SampleRun.Vote("b", "a", "agent1.1"), SampleRun.Finished("a"));
        Assert.Equal(StatusJson.Bytes(status), StatusJson.Bytes(StatusJson.ReadStatus(StatusJson.Bytes(status))));
    }

    [Fact]
    public void Its_names_are_those_of_the_python_projects_style()
    {
        var names = JsonDocument.Parse(StatusJson.Bytes(Of())).RootElement.EnumerateObject().Select(field => field.Name);
        Assert.All(names, name => Assert.Matches("^[a-z_]+$", name));
    }

    [Fact]
    public void Agents_stand_in_the_order_of_the_configuration() => Assert.Equal(["a", "b"], Of(Turn("b"), Turn("a")).Agents.Keys);

    [Fact]
    public void A_vote_is_kept_after_a_newer_answer_and_no_longer_counts()
    {
        var votes = Votes(SampleRun.Answer("a", "agent1.1"), SampleRun.Vote("b", "a", "agent1.1"), Second("b"));
        Assert.Equal(("b", false, "outdated"), (Assert.Single(votes).Voter, votes[0].Counts, votes[0].NotCountedBecause));
    }

    [Fact]
    public void A_refused_vote_is_kept_with_the_reason()
    {
        var votes = Votes(new VoteRejected { Agent = "b", For = "agent9", Version = 1, Reason = "no-such-answer" });
        Assert.Equal(("agent9", false, "no-such-answer"), (Assert.Single(votes).For, votes[0].Counts, votes[0].NotCountedBecause));
    }

    private static IReadOnlyList<VoteEntry> Votes(params RunEvent[] events) => VotesProjection.Of(SampleRun.Log(events)).ToDocument().Votes;

    private static AgentStarted Turn(string agent) => new() { Agent = agent, Stage = AgentStage.Coordination, Turn = 1, Version = 0 };

    private static AnswerSubmitted Second(string agent) => SampleRun.Answer(agent, "agent2.1") with { Version = 2 };

    private static StatusDocument Of(params RunEvent[] events) => StatusProjection
        .Of(SampleRun.Log(events.Length == 0 ? [] : [SampleRun.Started("a", "b"), .. events]))
        .ToDocument(Context, SampleRun.Start.AddMinutes(1));
}
