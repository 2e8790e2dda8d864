using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class CodeFenceTests
{
    private const string Tabs = "```bash tab=\"Shell 1\"\na\n```\n\n```python tab=Python\nb\n```\n";

    [Fact]
    public void Blocks_beside_each_other_become_tabs()
    {
        using var site = new SampleSite(Tabs);
        var page = site.Page();

        Assert.Equal(["Shell 1", "Python"], page.QuerySelectorAll("fieldset.tabs > label").Select(label => label.TextContent));
        Assert.Equal(["a\n", "b\n"], page.QuerySelectorAll("fieldset.tabs > input + label + div.tab code").Select(code => code.TextContent.TrimEnd('\n') + "\n"));
    }

    [Fact]
    public void A_tab_is_chosen_with_a_button_of_its_own_group()
    {
        using var site = new SampleSite(Tabs + "\nText.\n\n" + Tabs);
        var inputs = site.Page().QuerySelectorAll("input[type=radio]").ToList();

        Assert.Equal([true, false, true, false], inputs.Select(input => input.HasAttribute("checked")));
        Assert.Equal(2, inputs.Select(input => input.GetAttribute("name")).Distinct().Count());
    }

    [Fact]
    public void A_comment_between_tabs_does_not_part_them()
    {
        using var site = new SampleSite("```bash tab=A\na\n```\n\n<!-- x -->\n```bash tab=B\nb\n```\n");

        Assert.Equal(2, site.Page().QuerySelectorAll("fieldset.tabs .tab").Length);
    }

    [Theory]
    [InlineData("```bash tab=A\na\n```\n", "docs-src/index.md:4:13: error MG7062")]
    [InlineData("```bash tab=A\na\n```\n```bash tab=A\nb\n```\n", "docs-src/index.md:7:13: error MG7062")]
    [InlineData("```bash hl=3-x\na\n```\n", "docs-src/index.md:4:12: error MG7060")]
    [InlineData("```bash hl=2\na\n```\n", "docs-src/index.md:4:12: error MG7061")]
    [InlineData("```bash focus=0\na\n```\n", "docs-src/index.md:4:15: error MG7060")]
    [InlineData("```bash hi=2\na\n```\n", "docs-src/index.md:4:9: error MG7010")]
    [InlineData("```bash title\na\n```\n", "docs-src/index.md:4:9: error MG7011")]
    [InlineData("```bash\na # (1)\n```\n\n1. One\n2. Two\n", "docs-src/index.md:8:1: error MG7063")]
    [InlineData("```bash\na # (1)\n```\n", "docs-src/index.md:4:1: error MG7063")]
    [InlineData("```bash\na # (2)\n```\n\n1. One\n", "docs-src/index.md:8:1: error MG7063")]
    [InlineData("Text\n\n```bash\na\n", "docs-src/index.md:6:1: error MG7064")]
    public void What_a_block_says_wrongly_is_told_at_its_place(string markdown, string error)
    {
        using var site = new SampleSite(markdown);

        Assert.StartsWith(error, site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_marked_focused_and_numbered_without_changing_the_code()
    {
        using var site = new SampleSite("```yaml hl=1,3 focus=2 lines=10\na: 1\nb: |\n  c\n```\n");
        var code = site.Page().QuerySelector("pre.numbered.focused code")!;

        Assert.Equal("a: 1\nb: |\n  c", code.TextContent);
        Assert.Equal(["10", "11", "12"], code.QuerySelectorAll(".line").Select(line => line.GetAttribute("data-line")));
        Assert.Equal(["a: 1", "  c"], code.QuerySelectorAll("mark.hl").Select(line => line.TextContent));
        Assert.Equal("b: |", code.QuerySelector(".focus")!.TextContent);
    }

    [Theory]
    [InlineData("```yaml diff\n-a: 1\n+a: 2\n b: 3\n```\n", "b: 3")]
    [InlineData("```yaml diff\n-a: 1\n+a: 2\nb:\n  c: 3\n```\n", "b:\n  c: 3")]
    public void What_is_new_and_what_is_gone_is_coloured_in_its_own_language(string markdown, string rest)
    {
        using var site = new SampleSite(markdown);
        var code = site.Page().QuerySelector("pre.changed code")!;

        Assert.Equal("a: 1", code.QuerySelector("del")!.TextContent);
        Assert.Equal("a", code.QuerySelector("ins .ha")!.TextContent);
        Assert.EndsWith("\n" + rest, code.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_over_several_lines_is_coloured_in_each()
    {
        using var site = new SampleSite("```python lines\nx = \"\"\"a\nb\"\"\"\n```\n");

        Assert.Equal(["\"\"\"a", "b\"\"\""], site.Page().QuerySelectorAll(".line > .hs").Select(span => span.TextContent));
    }

    [Theory]
    [InlineData("```yaml\na: 1 # (1)\nb: 2 # (2)\n```\n", "a: 1\nb: 2")]
    [InlineData("```csharp\nx(); // <1>\ny(); // <2>\n```\n", "x();\ny();")]
    [InlineData("```text\nx <1>\ny <2>\n```\n", "x\ny")]
    [InlineData("```xml\n<x/> <!-- (1) -->\n<y/> <!-- (2) -->\n```\n", "<x/>\n<y/>")]
    public void Marks_in_code_lead_to_the_list_after_it(string fence, string code)
    {
        using var site = new SampleSite(fence + "\n1. One\n2. Two\n");
        var page = site.Page();

        Assert.Equal(code, page.QuerySelector("pre code")!.TextContent);
        Assert.Equal(["One", "Two"], page.QuerySelectorAll("pre a.note").Select(note => page.GetElementById(note.GetAttribute("href")![1..])!.TextContent.Trim()));
    }

    [Fact]
    public void Angle_brackets_in_a_text_without_a_list_are_text()
    {
        using var site = new SampleSite("```text\nx <1>\n```\n");

        Assert.Contains("x <1>", site.Page().QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Angle_brackets_in_code_that_is_verified_are_shown_as_they_are_verified()
    {
        using var site = new SampleSite("```yaml data\na: short <1>\n```\n\n1. One\n");

        Assert.Equal("a: short <1>", site.Page().QuerySelector("pre code")!.TextContent);
    }

    [Fact]
    public void A_long_block_can_be_folded_under_its_title()
    {
        using var site = new SampleSite("```text collapse title=\"All of it\"\na\nb\n```\n");

        Assert.Equal("All of it (2 lines)", site.Page().QuerySelector("details.fold > summary")!.TextContent);
    }
}
