using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class RestartRulesTests
{
    private static Scene Presented(int restarts, int answers = 10) =>
        Agree(new Scene(2, new CoordinationRules { MostRestarts = restarts, MostAnswersPerAgent = answers })).Presents("ada", "Final.");

    private static Scene Agree(Scene scene) => scene.Answers("ada").Votes("ada", "agent1").Votes("bob", "agent1");

    [Fact]
    public void Where_no_restart_is_allowed_nobody_judges() => Assert.Equal("Final.", Presented(0).Finished.Answer);

    [Fact]
    public void The_winner_judges_what_it_presented()
    {
        var scene = Presented(1);

        Assert.Equal([new StartTurn("ada", AgentStage.Evaluation)], scene.Last.Effects);
        Assert.Equal((RunPhase.Evaluating, "Final."), (scene.State.Phase, scene.State.FinalAnswer));
    }

    [Fact]
    public void A_confirmed_answer_is_final() => Assert.Equal((RunOutcome.Completed, "Final."), Presented(1).Confirms("ada").Finished is var end ? (end.Outcome, end.Answer) : default);

    [Fact]
    public void A_restart_begins_with_all_agents_and_nothing_but_the_lesson()
    {
        var scene = Presented(1).WantsRestart("ada");

        Assert.Equal((2, "It is wrong.", "Check it."), scene.Only<RunRestarted>() is var again ? (again.Attempt, again.Reason, again.Instructions) : default);
        Assert.Equal(["ada", "bob"], scene.Last.Effects.Cast<StartTurn>().Select(start => start.Agent));
        Assert.All(scene.State.Agents, agent => Assert.True(agent is { Answer: null, Vote: null, Answers: 0, Refusals: 0, Failures: 0 }));
        Assert.Equal(new EarlierAttempt("ada", "It is wrong.", "Check it.", "ada's answer", "Final."), scene.State.Earlier);
    }

    [Fact]
    public void The_last_attempt_is_not_judged()
    {
        var scene = Agree(Presented(1).WantsRestart("ada")).Presents("ada", "Better.");

        Assert.Equal((RunOutcome.Completed, "Better."), (scene.Finished.Outcome, scene.Finished.Answer));
        Assert.Equal(2, scene.Events.OfType<WinnerChosen>().Count());
    }

    [Fact]
    public void Answers_keep_counting_their_ids_while_the_limit_begins_anew()
    {
        var answer = Presented(1, answers: 1).WantsRestart("ada").Answers("ada").Only<AnswerSubmitted>();

        Assert.Equal(("agent1.2", 2, 2), (answer.AnswerId, answer.Revision, answer.Version));
    }

    [Fact]
    public void A_winner_that_cannot_judge_has_its_answer_given()
    {
        var scene = Presented(1).Fails("ada");

        Assert.Equal(("MG2006", "Final."), (scene.Only<RunWarning>().Code, scene.Finished.Answer));
    }

    [Fact]
    public void A_timeout_while_the_answer_is_judged_gives_what_was_presented() =>
        Assert.Equal((RunOutcome.TimedOut, "Final."), Presented(1).TimesOut().Finished is var end ? (end.Outcome, end.Answer) : default);

    [Fact]
    public void A_timeout_in_a_new_attempt_without_answers_gives_the_earlier_one() =>
        Assert.Equal(("ada", "Final."), Presented(1).WantsRestart("ada").TimesOut().Finished is var end ? (end.Winner, end.Answer) : default);

    [Fact]
    public void A_new_attempt_in_which_all_stop_gives_the_earlier_answer()
    {
        var scene = Presented(1).WantsRestart("ada").Fails("ada", retryable: false).Fails("bob", retryable: false);

        Assert.Equal((RunOutcome.Completed, "Final."), (scene.Finished.Outcome, scene.Finished.Answer));
        Assert.Equal("MG2007", scene.Only<RunWarning>().Code);
    }

    [Fact]
    public void An_agent_alone_may_judge_and_start_over_too()
    {
        var scene = new Scene(1, new CoordinationRules { MostRestarts = 1 }).Answers("ada", "41");

        Assert.Equal(AgentStage.Evaluation, scene.Started("ada").Stage);
        Assert.Equal("42", scene.WantsRestart("ada").Answers("ada", "42").Finished.Answer);
    }
}
