using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("| a | b |\n|---|--:|\n| 1 | 2 |\n", "table td.right")]
    [InlineData("- [x] done\n", "span.task[aria-label=done]")]
    [InlineData("Text.[^1]\n\n[^1]: Note.\n", "section.footnotes li")]
    [InlineData("> [!WARNING]\n> Hot.\n", "div.markdown-alert-warning p.alert-title")]
    [InlineData("See https://example.org/x for more.\n", "a[href='https://example.org/x']")]
    [InlineData("Term\n:   Meaning\n", "dl dd")]
    [InlineData("<details>\n<summary>More</summary>\n\nInside.\n\n</details>\n", "details > summary")]
    [InlineData("<a id=\"here\"></a>Text\n", "a#here")]
    public void Markdown_that_pages_use_is_understood(string markdown, string selector)
    {
        using var site = new SampleSite(markdown);

        Assert.NotNull(site.Page().QuerySelector("article " + selector));
    }

    [Theory]
    [InlineData("It is ~~gone~~.", "It is <del>gone</del>.")]
    [InlineData("It is ~gone~.", "It is <del>gone</del>.")]
    [InlineData("It is ~~*all* gone~~.", "It is <del><em>all</em> gone</del>.")]
    [InlineData("Between ~100 and ~200, in ~/.config.", "Between ~100 and ~200, in ~/.config.")]
    public void Text_between_tildes_is_struck_out(string markdown, string html)
    {
        using var site = new SampleSite(markdown + "\n");

        Assert.Equal(html, site.Page().QuerySelector("article p")!.InnerHtml);
    }

    [Fact]
    public void A_table_has_the_columns_of_its_head()
    {
        using var site = new SampleSite("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |\n");

        Assert.Equal([2, 2, 2], site.Page().QuerySelectorAll("article tr").Select(row => row.Children.Length));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>\n", "article script, script:not([src])")]
    [InlineData("Text <img src=x onerror=alert(1)> text\n", "article img")]
    [InlineData("<details onclick=\"x()\">\n", "article details")]
    [InlineData("<a href=\"javascript:x()\">x</a>\n", "article a")]
    [InlineData("<iframe src=\"x\"></iframe>\n", "iframe")]
    [InlineData("<div style=\"color:red\">x</div>\n", "article div")]
    public void Other_html_is_shown_and_does_nothing(string markdown, string selector)
    {
        using var site = new SampleSite(markdown);

        Assert.Null(site.Page().QuerySelector(selector));
    }

    [Fact]
    public void Html_that_does_nothing_is_shown_as_it_was_written()
    {
        using var site = new SampleSite("Write <b>this</b>.\n");

        Assert.Contains("Write <b>this</b>.", site.Page().QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_are_not_in_the_page()
    {
        using var site = new SampleSite("One <!-- secret --> two.\n\n<!-- secret\n\nsecret -->\n");

        Assert.DoesNotContain("secret", site.Html(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_details_that_is_never_closed_is_an_error_at_its_place()
    {
        using var site = new SampleSite("\n<details>\n<summary>x</summary>\n\ntext\n");

        Assert.Contains("docs-src/index.md:5:1: error MG7030", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_alert_is_an_error_with_the_nearest_kind()
    {
        using var site = new SampleSite("> [!WARNIG]\n> Hot.\n");

        Assert.Contains("Did you mean 'WARNING'?", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_a_heading_already_has_is_an_error()
    {
        using var site = new SampleSite("## Here\n\n<a id=\"here\"></a>Text\n");

        Assert.StartsWith("docs-src/index.md:6:4: error MG7032", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_in_the_first_column_of_a_table_may_break_between_its_parts()
    {
        using var site = new SampleSite("| a | b |\n|---|---|\n| `agents[].backend.mcp_servers` | `agents[].backend.mcp_servers` |\n| `agents[].id` | |\n| `agents[].backend.mcp_servers[].env` | |\n");

        var names = site.Page().QuerySelectorAll("td code.long");

        Assert.Equal("agents[].<wbr>backend.<wbr>mcp_<wbr>servers[].<wbr>env", Assert.Single(names).InnerHtml);
    }

    [Fact]
    public void An_empty_corner_of_a_table_is_no_heading()
    {
        using var site = new SampleSite("|   | a |\n|---|---|\n| b | 1 |\n");

        Assert.Equal("a", Assert.Single(site.Page().QuerySelectorAll("th")).TextContent);
    }

    [Fact]
    public void A_link_named_x_in_a_list_is_a_link()
    {
        using var site = new SampleSite("- see [x](#here)\n\n## Here\n");

        Assert.NotNull(site.Page().QuerySelector("article li a"));
    }

    [Fact]
    public void The_first_heading_is_the_pages_heading_and_stands_once()
    {
        using var site = new SampleSite("\n# A `code` heading\n\nText.\n");

        Assert.Equal("A code heading", Assert.Single(site.Page().QuerySelectorAll("h1")).TextContent);
    }

    [Fact]
    public void Without_a_heading_the_title_is_the_heading()
    {
        using var site = new SampleSite();

        Assert.Equal("Title of index.md", site.Page().QuerySelector("h1")!.TextContent);
    }
}
