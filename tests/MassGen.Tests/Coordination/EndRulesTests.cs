using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class EndRulesTests
{
    private static Scene Presenting() => new Scene(2).Answers("ada").Votes("ada", "agent1").Votes("bob", "agent1");

    [Fact]
    public void What_the_winner_presents_is_the_final_answer()
    {
        var scene = Presenting().Put(new AgentPresented("ada", "Polished."));

        Assert.Equal((RunOutcome.Completed, "ada", "Polished."), (scene.Finished.Outcome, scene.Finished.Winner, scene.Finished.Answer));
        Assert.Empty(scene.Finished.Causes);
        Assert.Equal(RunPhase.Finished, scene.State.Phase);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    public void An_empty_presentation_falls_back_to_the_answer_that_was_voted_for(string text)
    {
        var scene = Presenting().Put(new AgentPresented("ada", text));

        Assert.Equal((RunOutcome.Completed, "ada's answer"), (scene.Finished.Outcome, scene.Finished.Answer));
        Assert.Equal(("MG2002", "ada"), scene.Only<RunWarning>() is var warning ? (warning.Code, warning.Agent) : default);
    }

    [Fact]
    public void A_failed_presentation_is_tried_again_within_the_same_caps()
    {
        var scene = Presenting().Fails("ada");

        Assert.True(scene.Only<AgentFailed>().WillRetry);
        Assert.Equal(new StartTurn("ada", AgentStage.Presentation, TimeSpan.FromSeconds(1)), scene.Started("ada"));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public void A_presentation_that_keeps_failing_falls_back_to_the_answer_that_was_voted_for(bool retryable, int failures)
    {
        var scene = Presenting();
        Enumerable.Range(0, failures).ToList().ForEach(_ => scene.Fails("ada", retryable));

        Assert.False(scene.Only<AgentFailed>().WillRetry);
        Assert.Equal("MG2002", scene.Only<RunWarning>().Code);
        Assert.Equal((RunOutcome.Completed, "ada's answer"), (scene.Finished.Outcome, scene.Finished.Answer));
    }

    [Fact]
    public void Only_the_winner_can_present() => Presenting().Put(new AgentPresented("bob", "Mine!")).NothingHappened();

    [Fact]
    public void Nobody_can_present_before_there_is_a_winner() =>
        new Scene(2).Answers("ada").Put(new AgentPresented("ada", "Early.")).NothingHappened();

    [Fact]
    public void A_timeout_with_answers_gives_the_best_so_far_and_stops_everybody()
    {
        var scene = new Scene(3).Answers("ada").Answers("bob").Votes("cyd", "agent2").TimesOut();

        Assert.Equal((RunOutcome.TimedOut, "bob", "bob's answer"), (scene.Finished.Outcome, scene.Finished.Winner, scene.Finished.Answer));
        Assert.Equal([new StopTurn("ada"), new StopTurn("bob")], scene.Last.Effects);
        Assert.Equal("The limit orchestrator_timeout_seconds = 5 s was reached.", Assert.Single(scene.Finished.Causes));
        Assert.Equal(("orchestrator_timeout_seconds", "5 s"), scene.Only<LimitReached>() is var limit ? (limit.Limit, limit.Value) : default);
    }

    [Fact]
    public void A_timeout_without_answers_has_no_winner()
    {
        var scene = new Scene(2).TimesOut();

        Assert.Equal((RunOutcome.TimedOut, null, null), (scene.Finished.Outcome, scene.Finished.Winner, scene.Finished.Answer));
        Assert.Empty(scene.Last.Events.OfType<WinnerChosen>());
    }

    [Fact]
    public void A_timeout_during_the_presentation_gives_the_answer_that_was_voted_for()
    {
        var scene = Presenting().TimesOut();

        Assert.Equal((RunOutcome.TimedOut, "ada", "ada's answer"), (scene.Finished.Outcome, scene.Finished.Winner, scene.Finished.Answer));
        Assert.Equal([new StopTurn("ada")], scene.Last.Effects);
        Assert.Single(scene.Events.OfType<WinnerChosen>());
    }

    [Fact]
    public void A_reached_budget_ends_the_run_with_an_outcome_of_its_own()
    {
        var scene = new Scene(2).Answers("ada").Put(new RunLimitHit("budget.calls", "3 calls", RunOutcome.BudgetReached));

        Assert.Equal((RunOutcome.BudgetReached, "ada"), (scene.Finished.Outcome, scene.Finished.Winner));
        Assert.Equal(["The limit budget.calls = 3 calls was reached."], scene.Finished.Causes);
    }

    [Fact]
    public void A_cancelled_run_stops_everybody_and_has_no_winner()
    {
        var scene = new Scene(2).Answers("ada").Put(new RunCancelled());

        Assert.Equal((RunOutcome.Cancelled, null), (scene.Finished.Outcome, scene.Finished.Winner));
        Assert.Equal([new StopTurn("ada"), new StopTurn("bob")], scene.Last.Effects);
    }

    [Fact]
    public void Input_after_the_end_changes_nothing()
    {
        var scene = Presenting().Put(new AgentPresented("ada", "Done."));

        scene.Answers("bob").NothingHappened();
        scene.Votes("bob", "agent1").NothingHappened();
        scene.Fails("ada").NothingHappened();
        scene.TimesOut().NothingHappened();
        scene.Put(new RunCancelled()).NothingHappened();
        scene.Put(new AgentPresented("ada", "Again.")).NothingHappened();
    }

    [Fact]
    public void A_limit_before_the_start_changes_nothing()
    {
        var decision = Coordinator.Decide(new CoordinationState(), new RunCancelled(), new CoordinationRules());

        Assert.Empty(decision.Events);
    }

    [Fact]
    public void What_the_winner_presents_is_in_the_log_before_the_end()
    {
        var presented = Presenting().Presents("ada", "Polished.").Only<AnswerPresented>();

        Assert.Equal(("ada", "agent1.1", "Polished."), (presented.Agent, presented.AnswerId, presented.Content));
    }
}
