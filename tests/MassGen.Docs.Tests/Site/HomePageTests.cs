using MassGen.Docs.Evidence;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class HomePageTests
{
    [Theory]
    [InlineData("Examples verified", "1 of 2", "1 not verified")]
    [InlineData("Last verified", "21 Nov 2026", "at 05:00 UTC")]
    [InlineData("Runs of agents", "1", "2 agents took part")]
    [InlineData("Model calls", "6", "6 scripted by hand")]
    [InlineData("Commands executed", "1", "sandboxed by namespaces")]
    [InlineData("Expectations held", "2 of 2", "each with its place in a file")]
    public void Its_figures_are_counted_from_the_evidence(string name, string value, string note)
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence()), SampleExamples.Page("other")] };

        var figure = site.Page().QuerySelectorAll(".figures > div").Single(found => found.QuerySelector("dt")!.TextContent == name);

        Assert.Equal((value, note), (figure.QuerySelector("strong")!.TextContent, figure.QuerySelector("dd span")!.TextContent));
    }

    [Fact]
    public void Without_evidence_it_says_so()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page()] };

        Assert.Null(site.Page().QuerySelector(".figures"));
        Assert.Contains("nothing is claimed here", site.Page().QuerySelector(".nothing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_for_other_files_than_the_present_ones_counts_as_none()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence() with { InputsHash = "another" })] };

        Assert.Null(site.Page().QuerySelector(".figures"));
    }

    [Fact]
    public void A_site_without_examples_claims_nothing()
    {
        using var site = new SampleSite { Examples = [] };

        Assert.Null(site.Page().QuerySelector(".proofs"));
    }

    [Fact]
    public void What_failed_is_counted_and_named()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence(VerificationStatus.Failed, "no key"))] };

        Assert.Contains("1 failed", site.Page().QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_run_of_the_example_it_shows_can_be_stepped_through()
    {
        using var site = new SampleSite("```yaml example=two-agents-vote\n```\n");

        Assert.Equal("examples/two-agents-vote.html#timeline", site.Page().QuerySelector(".home-run a")!.GetAttribute("href"));
    }
}
