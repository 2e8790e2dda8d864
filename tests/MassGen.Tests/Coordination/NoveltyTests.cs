using MassGen.Configuration;
using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class NoveltyTests
{
    [Theory]
    [InlineData("a b c d", "a b c d", 1.0)]
    [InlineData("A b\tC\nd", "a B c D", 1.0)]
    [InlineData("a a a b", "a b", 1.0)]
    [InlineData("a b c", "a b c d", 0.75)]
    [InlineData("a b", "b c", 1.0 / 3)]
    [InlineData("a b", "c d", 0.0)]
    [InlineData("blue.", "blue", 0.0)]
    [InlineData("", "", 1.0)]
    public void Similarity_is_the_shared_part_of_all_different_words(string left, string right, double expected) =>
        Assert.Equal(expected, Novelty.Similarity(left, right), 9);

    [Theory]
    [InlineData("a b c d e f g x y z", Strictness.Balanced, false)]
    [InlineData("a b c d e f g x y", Strictness.Balanced, true)]
    [InlineData("a b c d e", Strictness.Strict, false)]
    [InlineData("a b c d e f", Strictness.Strict, true)]
    [InlineData("a b c d e f g h i", Strictness.Lenient, false)]
    public void More_than_the_allowed_share_is_refused(string content, Strictness required, bool refused)
    {
        // Ten words; a share of exactly 0.70 or 0.50 is still allowed, where the other words are new or missing.
        var present = required == Strictness.Balanced ? "a b c d e f g" : "a b c d e f g h i j";

        Assert.Equal(refused, Novelty.Refusal(content, [new Answer("agent2.1", 1, present)], required) is not null);
    }

    [Fact]
    public void A_refusal_names_the_nearest_answer_and_both_figures()
    {
        Answer[] present = [new("agent1.1", 1, "x y z"), new("agent2.3", 3, "a b c d")];

        var refusal = Novelty.Refusal("a b c d e", present, Strictness.Balanced);

        Assert.StartsWith("It shares 80 % of its words with agent2.3; more than 70 %", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_s_own_answer_counts_among_those_to_differ_from()
    {
        var scene = new Scene(2, new CoordinationRules { AnswerNovelty = Strictness.Strict }).Answers("ada", "a b c").Answers("ada", "a b c d");

        Assert.Contains("75 %", scene.Only<AnswerRejected>().Reason, StringComparison.Ordinal);
        Assert.Equal((1, 1), (scene.State["ada"].Refusals, scene.State.Version));
    }

    [Fact]
    public void Refusals_for_want_of_novelty_are_capped()
    {
        var scene = new Scene(2, new CoordinationRules { AnswerNovelty = Strictness.Strict }).Answers("bob", "a b c").Votes("bob", "agent2");
        scene.Answers("ada", "a b c").Answers("ada", "a b c d").Answers("ada", "c b a");

        Assert.Equal("3 of its answers and votes were refused.", scene.Only<AgentStopped>().Reason);
        Assert.Equal("bob", scene.Only<WinnerChosen>().Agent);
    }
}
