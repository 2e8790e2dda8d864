using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class FailureRulesTests
{
    [Fact]
    public void A_retry_waits_and_the_wait_doubles_with_every_failure()
    {
        var scene = new Scene(2, new CoordinationRules { MostFailuresPerAgent = 4, FirstRetryDelay = TimeSpan.FromSeconds(3) });

        var delays = Enumerable.Range(0, 3).Select(_ => scene.Fails("ada").Started("ada").Delay.TotalSeconds).ToList();

        Assert.Equal([3, 6, 12], delays);
        Assert.All(scene.Events.OfType<AgentFailed>(), failed => Assert.True(failed.WillRetry));
    }

    [Fact]
    public void The_last_allowed_failure_stops_the_agent()
    {
        var scene = new Scene(2).Fails("ada").Fails("ada").Fails("ada");

        Assert.False(scene.Only<AgentFailed>().WillRetry);
        Assert.Equal("ada broke", scene.Only<AgentStopped>().Reason);
        Assert.Empty(scene.Last.Effects);
    }

    [Fact]
    public void A_failure_that_no_retry_can_mend_stops_the_agent_at_once()
    {
        var scene = new Scene(2).Fails("ada", retryable: false);

        Assert.False(scene.Only<AgentFailed>().WillRetry);
        Assert.Equal((AgentStatus.Stopped, "ada broke"), (scene.State["ada"].Status, scene.State["ada"].StoppedBecause));
        Assert.Empty(scene.Last.Effects);
    }

    [Fact]
    public void A_failed_agent_does_not_hold_up_those_who_have_voted()
    {
        var scene = new Scene(2).Answers("ada").Votes("ada", "agent1").Fails("bob", retryable: false);

        Assert.Equal("ada", scene.Only<WinnerChosen>().Agent);
        Assert.Equal(AgentStage.Presentation, scene.Started("ada").Stage);
    }

    [Fact]
    public void When_all_fail_the_run_fails_with_a_cause_for_each()
    {
        var scene = new Scene(2).Fails("ada", retryable: false).Fails("bob", retryable: false);

        Assert.Equal(RunOutcome.Failed, scene.Finished.Outcome);
        Assert.Equal(["ada has no answer: ada broke", "bob has no answer: bob broke"], scene.Finished.Causes);
        Assert.Null(scene.Finished.Winner ?? scene.Finished.Answer);
    }

    [Fact]
    public void The_answer_of_an_agent_that_stopped_later_can_still_win()
    {
        var scene = new Scene(2).Answers("ada").Fails("ada", retryable: false).Votes("bob", "agent1");

        Assert.Equal(("ada", "ada's answer"), (scene.Finished.Winner, scene.Finished.Answer));
        Assert.Equal("MG2002", scene.Only<RunWarning>().Code);
        Assert.Empty(scene.Last.Effects);
    }

    [Fact]
    public void When_all_stop_after_an_answer_the_answer_is_given()
    {
        var scene = new Scene(2).Answers("bob").Fails("ada", retryable: false).Fails("bob", retryable: false);

        Assert.Equal(DecisionRule.NoVotesFirstConfigured, scene.Only<WinnerChosen>().Rule);
        Assert.Equal(("bob", "bob's answer"), (scene.Finished.Winner, scene.Finished.Answer));
    }

    [Fact]
    public void Input_from_a_stopped_agent_changes_nothing()
    {
        var scene = new Scene(2).Fails("ada", retryable: false);

        scene.Answers("ada").NothingHappened();
        scene.Votes("ada", "agent1").NothingHappened();
        scene.Fails("ada").NothingHappened();
    }

    [Fact]
    public void Input_from_an_agent_that_waits_with_its_vote_changes_nothing() =>
        new Scene(2).Answers("ada").Votes("ada", "agent1").Answers("ada").NothingHappened();

    [Fact]
    public void A_turn_that_was_stopped_changes_nothing() =>
        new Scene(2).Put(new AgentTurnStopped("ada")).NothingHappened();
}
