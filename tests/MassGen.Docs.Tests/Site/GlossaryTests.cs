using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class GlossaryTests
{
    private const string Terms = "Agent\n:   A program that *answers*.\n\nAgent run\n:   A run.\n";

    private static SampleSite Site(string body)
    {
        var site = new SampleSite(body);
        site.Write("glossary.md", Terms);
        return site;
    }

    [Fact]
    public void The_first_use_of_a_term_leads_to_its_meaning()
    {
        using var site = Site("Two agents and an agent.\n");
        var term = Assert.Single(site.Page().QuerySelectorAll("article a.term"));

        Assert.Equal(("agents", "glossary.html#term-agent", "A program that answers."), (term.TextContent, term.GetAttribute("href"), term.GetAttribute("title")));
        Assert.Equal("Two agents and an agent.", site.Page().QuerySelector("article p")!.TextContent);
    }

    [Fact]
    public void The_longer_term_is_taken()
    {
        using var site = Site("An agent run. An agent.\n");

        Assert.Equal(["agent run", "agent"], site.Page().QuerySelectorAll("a.term").Select(term => term.TextContent));
    }

    [Theory]
    [InlineData("## The agent\n")]
    [InlineData("`agent`\n")]
    [InlineData("[agent](#x)\n\n## x\n")]
    [InlineData("```text\nagent\n```\n")]
    [InlineData("agentic reagent agent-like\n")]
    public void Headings_code_links_and_parts_of_words_stay_as_they_are(string markdown)
    {
        using var site = Site(markdown);

        Assert.Empty(site.Page().QuerySelectorAll("a.term"));
    }

    [Fact]
    public void Pages_can_link_to_a_term()
    {
        using var site = Site("[x](glossary.md#term-agent-run)\n");

        Assert.NotNull(site.Page("glossary.html").QuerySelector("dt#term-agent-run"));
    }
}
