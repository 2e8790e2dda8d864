using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Sessions;

public sealed class SnippetSessionsTests
{
    [Fact]
    public void A_snippet_without_a_session_runs_alone()
    {
        Assert.Equal(["a.md#1", "a.md#2"], Ids(Pages.Shell("a.md#1"), Pages.Shell("a.md#2")));
    }

    [Fact]
    public void Snippets_of_a_page_with_the_same_session_run_together_in_its_order()
    {
        Assert.Equal(
            ["a.md#1 a.md#3", "a.md#2", "b.md#1"],
            Ids(
                Pages.Shell("a.md#1", session: "s"), Pages.Shell("a.md#2"), Pages.Shell("a.md#3", session: "s"), Pages.Shell("b.md#1", session: "s")));
    }

    [Fact]
    public void What_comes_after_another_joins_its_session_behind_it()
    {
        Assert.Equal(["b.md#1 a.md#1"], Ids(Pages.Shell("a.md#1", after: "b.md#1"), Pages.Shell("b.md#1")));
    }

    [Fact]
    public void A_circle_is_told_by_the_reader_and_leaves_the_order_of_the_page()
    {
        Assert.Equal(["a.md#1 a.md#2"], Ids(Pages.Shell("a.md#1", after: "a.md#2"), Pages.Shell("a.md#2", after: "a.md#1")));
    }

    [Fact]
    public void A_session_is_cut_behind_what_is_wanted()
    {
        var session = Assert.Single(SnippetSessions.Of([Pages.Shell("a.md#1", session: "s"), Pages.Shell("a.md#2", session: "s")]));
        Assert.Equal(["a.md#1"], session.UpTo(snippet => snippet.Id == "a.md#1")!.Snippets.Select(snippet => snippet.Id));
        Assert.Null(session.UpTo(_ => false));
    }

    private static IEnumerable<string> Ids(params Snippet[] snippets) =>
        SnippetSessions.Of(snippets).Select(session => string.Join(' ', session.Snippets.Select(snippet => snippet.Id)));
}
