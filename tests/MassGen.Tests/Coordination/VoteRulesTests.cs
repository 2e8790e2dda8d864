using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class VoteRulesTests
{
    [Fact]
    public void A_vote_for_the_present_answers_counts_and_its_voter_waits()
    {
        var scene = new Scene(2).Answers("ada").Votes("bob", "agent1");

        var vote = scene.Only<VoteCast>();
        Assert.Equal(("ada", "agent1.1", 1, "because"), (vote.For, vote.AnswerId, vote.Version, vote.Reason));
        Assert.Equal(AgentStatus.Voted, scene.State["bob"].Status);
        Assert.Empty(scene.Last.Effects);
    }

    [Fact]
    public void A_vote_for_outdated_answers_is_refused_and_the_agent_gets_another_turn()
    {
        var scene = new Scene(3).Answers("ada").Answers("bob").Votes("cyd", "agent1", seen: 1);

        var refused = scene.Only<VoteRejected>();
        Assert.Equal((Coordinator.Outdated, "ada", 1), (refused.Reason, refused.For, refused.Version));
        Assert.Equal(TimeSpan.Zero, scene.Started("cyd").Delay);
        Assert.Equal(2, scene.Only<AgentStarted>().Version);
    }

    [Fact]
    public void Outdated_votes_do_not_count_as_refusals()
    {
        var scene = new Scene(2, new CoordinationRules { MostRefusalsPerAgent = 1 }).Answers("ada").Votes("bob", "agent1", seen: 0);

        Assert.Equal((0, AgentStatus.Working), (scene.State["bob"].Refusals, scene.State["bob"].Status));
    }

    [Fact]
    public void A_revision_by_the_same_agent_makes_earlier_votes_for_it_outdated()
    {
        var scene = new Scene(2).Answers("ada").Votes("bob", "agent1").Answers("ada", "revised").Votes("bob", "agent1", seen: 1);

        Assert.Equal(Coordinator.Outdated, scene.Only<VoteRejected>().Reason);
    }

    [Theory]
    [InlineData("agent2")]
    [InlineData("agent9")]
    [InlineData("ada")]
    [InlineData("")]
    public void A_vote_for_somebody_without_an_answer_is_refused(string target)
    {
        var scene = new Scene(2).Answers("ada").Votes("bob", target);

        Assert.Equal((Coordinator.NoSuchAnswer, target), scene.Only<VoteRejected>() is var refused ? (refused.Reason, refused.For) : default);
        Assert.Equal(1, scene.State["bob"].Refusals);
        Assert.Contains($"'{target}' has no answer", scene.Refused("bob").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_that_keeps_voting_for_nobody_takes_no_further_part()
    {
        var scene = new Scene(2).Answers("ada").Votes("ada", "agent1");
        scene.Votes("bob", "nobody").Votes("bob", "nobody").Votes("bob", "nobody");

        Assert.Equal("bob", scene.Only<AgentStopped>().Agent);
        Assert.Equal("ada", scene.Only<WinnerChosen>().Agent);
    }

    [Fact]
    public void When_all_have_voted_the_answer_with_the_most_votes_wins_and_its_author_presents()
    {
        var scene = new Scene(3).Answers("ada").Answers("bob").Votes("ada", "agent2").Votes("bob", "agent1").Votes("cyd", "agent2");

        var winner = scene.Only<WinnerChosen>();
        Assert.Equal(("bob", "agent2.1", DecisionRule.MostVotes), (winner.Agent, winner.AnswerId, winner.Rule));
        Assert.Equal(new Dictionary<string, int> { ["ada"] = 1, ["bob"] = 2 }, winner.Tally);
        Assert.Equal(new StartTurn("bob", AgentStage.Presentation), Assert.Single(scene.Last.Effects));
    }

    [Fact]
    public void A_tie_goes_to_the_first_configured_and_the_rule_is_named()
    {
        var scene = new Scene(2).Answers("bob").Answers("ada").Votes("ada", "agent2").Votes("bob", "agent1");

        var winner = scene.Only<WinnerChosen>();
        Assert.Equal(("ada", DecisionRule.TieFirstConfigured), (winner.Agent, winner.Rule));
    }

    [Fact]
    public void A_tie_below_the_most_votes_is_no_tie()
    {
        var scene = new Scene(4).Answers("ada").Answers("bob").Answers("cyd");
        scene.Votes("ada", "agent3").Votes("bob", "agent3").Votes("cyd", "agent1").Votes("dee", "agent2");

        Assert.Equal(("cyd", DecisionRule.MostVotes), scene.Only<WinnerChosen>() is var winner ? (winner.Agent, winner.Rule) : default);
    }

    [Fact]
    public void Without_votes_the_first_configured_with_an_answer_wins_and_the_rule_is_named()
    {
        var scene = new Scene(3).Answers("cyd").Answers("bob").TimesOut();

        Assert.Equal(("bob", DecisionRule.NoVotesFirstConfigured), scene.Only<WinnerChosen>() is var winner ? (winner.Agent, winner.Rule) : default);
        Assert.Equal(new Dictionary<string, int> { ["bob"] = 0, ["cyd"] = 0 }, scene.Only<WinnerChosen>().Tally);
    }

    [Fact]
    public void Votes_for_earlier_answers_do_not_count_when_a_limit_ends_the_run()
    {
        var scene = new Scene(3).Answers("ada").Answers("bob").Votes("cyd", "agent2").Answers("ada").TimesOut();

        Assert.Equal(("ada", DecisionRule.NoVotesFirstConfigured), scene.Only<WinnerChosen>() is var winner ? (winner.Agent, winner.Rule) : default);
    }

    [Fact]
    public void An_agent_may_vote_for_its_own_answer() =>
        Assert.Equal("ada", new Scene(2).Answers("ada").Votes("ada", "agent1").Only<VoteCast>().For);

    [Fact]
    public void A_vote_before_any_answer_is_refused() =>
        Assert.Equal(Coordinator.NoSuchAnswer, new Scene(2).Votes("ada", "agent2").Only<VoteRejected>().Reason);
}
