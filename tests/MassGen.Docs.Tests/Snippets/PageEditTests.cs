using MassGen.Docs.Snippets.Reading;
using Xunit;

namespace MassGen.Docs.Tests.Snippets;

public sealed class PageEditTests
{
    [Fact]
    public void A_block_gets_its_new_text_and_nothing_else_moves()
    {
        var page = "---\ntitle: T\n---\r\nA  \n\n```text output-of=a match=lines\nold\nolder\n```\nB\t\n";

        var edited = PageEdit.Apply(page, new Dictionary<int, string> { [6] = "new\n" });

        Assert.Equal(page.Replace("old\nolder", "new", StringComparison.Ordinal), edited);
    }

    [Fact]
    public void An_empty_block_is_filled_and_a_full_one_emptied()
    {
        Assert.Equal("```text\na\nb\n```\n", PageEdit.Apply("```text\n```\n", new Dictionary<int, string> { [1] = "a\nb" }));
        Assert.Equal("```text\n```\n", PageEdit.Apply("```text\na\nb\n```\n", new Dictionary<int, string> { [1] = "" }));
    }

    [Fact]
    public void Margins_of_quotes_and_lists_are_kept()
    {
        var edited = PageEdit.Apply("> ```text\n> a\n> ```\n\n- b\n\n  ```text\n  c\n  ```\n", new Dictionary<int, string> { [1] = "x\n\ny", [7] = "z" });

        Assert.Equal("> ```text\n> x\n>\n> y\n> ```\n\n- b\n\n  ```text\n  z\n  ```\n", edited);
    }

    [Fact]
    public void Line_ends_stay_those_of_the_page()
    {
        Assert.Equal("```text\r\nx\r\ny\r\n```\r\n", PageEdit.Apply("```text\r\na\r\n```\r\n", new Dictionary<int, string> { [1] = "x\ny" }));
    }

    [Fact]
    public void What_a_command_prints_is_replaced_below_it()
    {
        var page = "```console\n$ one\n1\n\n$ two \\\n> more\n2\n2\n$ three\n3\n```\n";

        var edited = PageEdit.Apply(page, new Dictionary<int, string> { [2] = "I", [5] = "II" });

        Assert.Equal("```console\n$ one\nI\n\n$ two \\\n> more\nII\n$ three\n3\n```\n", edited);
    }

    [Fact]
    public void Text_with_fences_gets_longer_ones_around_it()
    {
        Assert.Equal("````text\n```\na\n```\n````\n", PageEdit.Apply("```text\n```\n", new Dictionary<int, string> { [1] = "```\na\n```" }));
    }
}
