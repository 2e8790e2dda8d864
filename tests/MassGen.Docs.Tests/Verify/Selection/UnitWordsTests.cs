using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Selection;
using MassGen.Docs.Verify.Sessions;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Selection;

public sealed class UnitWordsTests
{
    private static readonly UnitWords Words = new(
        ["one-agent", "tie"],
        SnippetSessions.Of(
        [
            Pages.Shell("guides/first.md#a", session: "s"), Pages.Shell("guides/first.md#b", session: "s"), Pages.Shell("guides/first.md#c"),
            Pages.Shell("guides/second.md#a") with { Task = new CopyTask("examples/tie/config.yaml", null, "tie") },
        ]),
        ["guides/first.md", "guides/second.md", "guides/third.md"]);

    [Theory]
    [InlineData("one-agent", "one-agent")]
    [InlineData("examples/tie/", "tie")]
    [InlineData("docs-src/guides/first.md", "guides/first.md#a guides/first.md#b guides/first.md#c")]
    [InlineData("guides/first", "guides/first.md#a guides/first.md#b guides/first.md#c")]
    [InlineData("./docs-src/guides/first.md#c", "guides/first.md#c")]
    [InlineData("guides/first#b", "guides/first.md#a guides/first.md#b")]
    [InlineData("guides/third", "")]
    public void A_word_means_an_example_a_page_or_a_snippet_with_what_runs_before_it(string word, string ids) =>
        Assert.Equal(ids, string.Join(' ', Words.Of([word]).Ids));

    [Fact]
    public void A_page_brings_the_examples_it_shows() =>
        Assert.Equal(["tie", "guides/second.md#a"], Words.Of(["guides/second"]).Ids);

    [Fact]
    public void No_word_means_everything() => Assert.Equal(6, Words.Of([]).Count);

    [Theory]
    [InlineData("one-agnet", "one-agent")]
    [InlineData("third", "guides/third.md")]
    [InlineData("second.md", "guides/second.md")]
    [InlineData("guides/frist", "guides/first")]
    [InlineData("guides/first.md#d", "guides/first.md#a")]
    public void An_unknown_word_is_an_error_that_names_the_nearest(string word, string nearest)
    {
        var error = Assert.Throws<InvalidInputException>(() => Words.Of(["tie", word]));
        Assert.Contains($"Did you mean '{nearest}'?", error.Message, StringComparison.Ordinal);
    }
}
