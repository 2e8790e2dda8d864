using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class AnswerRulesTests
{
    [Fact]
    public void A_run_begins_with_a_turn_of_every_agent_that_sees_no_answers()
    {
        var scene = new Scene(3);

        Assert.IsType<RunStarted>(scene.Events[0]);
        Assert.Equal(["ada", "bob", "cyd"], scene.Last.Effects.Cast<StartTurn>().Select(start => start.Agent));
        Assert.All(scene.Events.OfType<AgentStarted>(), started => Assert.Equal((1, 0), (started.Turn, started.Version)));
        Assert.Equal(["agent1", "agent2", "agent3"], scene.State.Agents.Select(agent => agent.Alias));
    }

    [Fact]
    public void A_second_request_to_start_changes_nothing() =>
        new Scene(2).Put(new RunRequested(Scene.Started(2))).NothingHappened();

    [Fact]
    public void An_answer_gets_an_id_a_revision_and_a_new_version()
    {
        var scene = new Scene(2).Answers("bob").Answers("bob", "better");

        var answer = scene.Only<AnswerSubmitted>();
        Assert.Equal(("agent2.2", 2, 2, "better"), (answer.AnswerId, answer.Revision, answer.Version, answer.Content));
        Assert.Equal(new Answer("agent2.2", 2, "better"), scene.State["bob"].Answer);
    }

    [Fact]
    public void The_author_of_an_answer_gets_another_turn_that_starts_from_it()
    {
        var scene = new Scene(2).Answers("ada");

        Assert.Equal(AgentStage.Coordination, scene.Started("ada").Stage);
        Assert.Equal((2, 1), scene.Only<AgentStarted>() is var started ? (started.Turn, started.Version) : default);
    }

    [Fact]
    public void A_working_agent_is_only_shown_a_new_answer()
    {
        var scene = new Scene(2).Answers("ada");

        Assert.Contains(new ShowAnswers("bob"), scene.Last.Effects);
        Assert.DoesNotContain(scene.Last.Effects, effect => effect is StartTurn { Agent: "bob" } or StopTurn);
        Assert.Equal(("bob", "agent1.1", 1), scene.Only<AgentRestarted>() is var news ? (news.Agent, news.Because, news.Version) : default);
    }

    [Fact]
    public void A_new_answer_restarts_those_who_voted_and_their_votes_no_longer_count()
    {
        var scene = new Scene(3).Answers("ada").Votes("bob", "agent1").Answers("cyd");

        Assert.Equal("bob", scene.Started("bob").Agent);
        Assert.Equal(AgentStatus.Working, scene.State["bob"].Status);
        Assert.False(scene.State.VoteCounts(scene.State["bob"]));
        Assert.Contains(scene.Last.Events, news => news is AgentRestarted { Agent: "bob", Because: "agent3.1", Version: 2 });
    }

    [Fact]
    public void A_stopped_agent_is_not_shown_a_new_answer()
    {
        var scene = new Scene(3).Fails("cyd", retryable: false).Answers("ada");

        Assert.Equal("bob", scene.Only<AgentRestarted>().Agent);
        Assert.DoesNotContain(scene.Last.Effects, effect => effect is ShowAnswers { Agent: "cyd" } or StartTurn { Agent: "cyd" });
    }

    [Fact]
    public void An_answer_written_without_the_newest_answers_is_accepted_and_says_so()
    {
        var scene = new Scene(2).Answers("ada").Answers("bob", seen: 0);

        var answer = scene.Only<AnswerSubmitted>();
        Assert.Equal((0, 2), (answer.SeenVersion, answer.Version));
    }

    [Fact]
    public void An_answer_beyond_the_limit_is_refused_and_the_agent_goes_on()
    {
        var scene = new Scene(2, new CoordinationRules { MostAnswersPerAgent = 1 }).Answers("ada").Answers("ada");

        Assert.Contains("limit of 1", scene.Only<AnswerRejected>().Reason, StringComparison.Ordinal);
        Assert.Equal("ada", scene.Refused("ada").Agent);
        Assert.Equal((1, 1, AgentStatus.Working), (scene.State.Version, scene.State["ada"].Refusals, scene.State["ada"].Status));
    }

    [Fact]
    public void An_agent_whose_answers_are_refused_too_often_takes_no_further_part()
    {
        var rules = new CoordinationRules { MostAnswersPerAgent = 1, MostRefusalsPerAgent = 2 };
        var scene = new Scene(2, rules).Answers("ada").Answers("ada").Answers("ada");

        Assert.Equal("2 of its answers and votes were refused.", scene.Only<AgentStopped>().Reason);
        Assert.Empty(scene.Last.Effects);
        Assert.Equal(AgentStatus.Stopped, scene.State["ada"].Status);
    }

    [Fact]
    public void One_agent_alone_needs_no_vote_and_no_presentation()
    {
        var scene = new Scene(1).Answers("ada", "42");

        Assert.Equal(DecisionRule.OnlyAgent, scene.Only<WinnerChosen>().Rule);
        Assert.Equal((RunOutcome.Completed, "ada", "42"), (scene.Finished.Outcome, scene.Finished.Winner, scene.Finished.Answer));
        Assert.Empty(scene.Last.Effects);
    }

    [Fact]
    public void A_limit_of_no_answers_fails_at_once_and_says_why()
    {
        var scene = new Scene(2, new CoordinationRules { MostAnswersPerAgent = 0 });

        Assert.Equal(RunOutcome.Failed, scene.Finished.Outcome);
        Assert.Contains("max_new_answers_per_agent is 0", Assert.Single(scene.Finished.Causes), StringComparison.Ordinal);
        Assert.Empty(scene.Last.Effects);
    }

    [Theory]
    [InlineData("ada", "  The sky.\n")]
    [InlineData("bob", "The sky.")]
    public void An_answer_identical_to_an_existing_one_is_refused_whoever_wrote_it(string author, string content)
    {
        var scene = new Scene(2).Answers("ada", "The sky.").Answers(author, content);

        Assert.Contains("same as agent1.1", scene.Only<AnswerRejected>().Reason, StringComparison.Ordinal);
        Assert.Equal(scene.Only<AnswerRejected>().Reason, scene.Refused(author).Reason);
    }
}
