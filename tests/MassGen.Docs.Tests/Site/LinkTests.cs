using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class LinkTests
{
    [Theory]
    [InlineData("[x](guides/first.md)", "guides/first.html")]
    [InlineData("[x](./guides/first.md#a-heading)", "guides/first.html#a-heading")]
    [InlineData("[x][ref]\n\n[ref]: guides/first.md", "guides/first.html")]
    [InlineData("[x](example:two-agents-vote)", "examples/two-agents-vote.html")]
    [InlineData("[x](example:two-agents-vote#evidence)", "examples/two-agents-vote.html#evidence")]
    [InlineData("[x](examples/index.md)", "examples/index.html")]
    [InlineData("[x](reference/events.md#runstarted)", "reference/events.html#runstarted")]
    [InlineData("[x](reference/configuration.md#key-orchestrator.voting_sensitivity)", "reference/configuration.html#key-orchestrator.voting_sensitivity")]
    [InlineData("[x](https://example.org/a.md)", "https://example.org/a.md")]
    [InlineData("[x](data.csv)", "data.csv")]
    public void Links_lead_to_what_the_site_holds(string markdown, string address)
    {
        using var site = new SampleSite(markdown + "\n");
        site.Write("guides/first.md", "## A heading\n");
        site.WriteRaw("data.csv", "1,2\n");

        Assert.Equal(address, site.Page().QuerySelector("article p a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("See [x](guides/frist.md).", 9, "MG7021", "Did you mean 'guides/first.md'?")]
    [InlineData("See [x](first.md).", 9, "MG7021", "Did you mean 'guides/first.md'?")]
    [InlineData("See [x](guides/first.html).", 9, "MG7021", "Did you mean 'guides/first.md'?")]
    [InlineData("See [x](guides/first.md#a-headng).", 9, "MG7022", "Did you mean 'a-heading'?")]
    [InlineData("See [x](example:two-agent-vote).", 9, "MG7013", "Did you mean 'two-agents-vote'?")]
    [InlineData("See [x](javascript:x).", 9, "MG7020", "Known: http, https, mailto and example.")]
    [InlineData("See [x](../outside.md).", 9, "MG7021", "relative paths")]
    [InlineData("![x](missing.png)", 6, "MG7021", "")]
    [InlineData("- a\n  - see [x](#nothing)", 13, "MG7022", "")]
    [InlineData("| a |\n|---|\n| [x](b.md) |", 7, "MG7021", "")]
    public void A_broken_link_is_an_error_at_its_place_with_the_nearest_target(string markdown, int column, string code, string suggestion)
    {
        using var site = new SampleSite(markdown + "\n");
        site.Write("guides/first.md", "## A heading\n");

        var error = site.Error();

        Assert.StartsWith($"docs-src/index.md:{3 + markdown.Count(c => c == '\n') + 1}:{column}: error {code}", error, StringComparison.Ordinal);
        Assert.Contains(suggestion, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_a_definition_is_placed_at_the_definition()
    {
        using var site = new SampleSite("[x][ref]\n\n[ref]: missing.md\n");

        Assert.StartsWith("docs-src/index.md:6:8", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_link_of_the_whole_site_leads_nowhere()
    {
        using var site = new SampleSite("[a](guides/first.md) [b](example:two-agents-vote#question)\n");
        site.Write("guides/first.md", "[home](../index.md)\n");
        site.Build();

        Assert.Empty(BuiltSite.BrokenLinks(site.Output));
    }
}
