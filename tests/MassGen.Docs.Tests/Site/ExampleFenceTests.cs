using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class ExampleFenceTests
{
    private const string Fence = "```yaml example=two-agents-vote file=config.yaml\n";

    [Fact]
    public void An_empty_block_shows_the_files_text()
    {
        using var site = new SampleSite(Fence + "```\n");

        Assert.Equal(SampleExamples.Config.TrimEnd(), site.Page().QuerySelector("figure code")!.TextContent);
    }

    [Fact]
    public void A_block_shows_what_is_printed_about_a_configuration()
    {
        var evidence = SampleExamples.Evidence() with { Printed = "config.yaml:1:1: error MG1007: There are no agents." };
        using var site = new SampleSite("```text output-of=two-agents-vote\n```\n") { Examples = [SampleExamples.Page(evidence: evidence)] };

        Assert.Equal(evidence.Printed, site.Page().QuerySelector("figure code")!.TextContent);
    }

    [Fact]
    public void Printed_words_that_changed_are_an_error_at_their_line()
    {
        var evidence = SampleExamples.Evidence() with { Printed = "one\ntwo" };
        using var site = new SampleSite("```text output-of=two-agents-vote\none\nthree\n```\n") { Examples = [SampleExamples.Page(evidence: evidence)] };

        Assert.Contains("docs-src/index.md:6:1: error MG7015", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_holds_the_files_text_is_right()
    {
        using var site = new SampleSite(Fence + SampleExamples.Config + "```\n");

        Assert.True(site.Build().Succeeded);
    }

    [Fact]
    public void A_block_that_holds_another_text_is_an_error_at_the_first_differing_line()
    {
        using var site = new SampleSite(Fence + SampleExamples.Config.Replace("- id: tester", "- id: checker", StringComparison.Ordinal) + "```\n");

        var error = site.Error();

        Assert.StartsWith("docs-src/index.md:9:3: error MG7015", error, StringComparison.Ordinal);
        Assert.Contains("its line 5 is '  - id: tester'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yaml exmaple=two-agents-vote", "Did you mean 'example'?")]
    [InlineData("yaml example=two-agent-vote", "Did you mean 'two-agents-vote'?")]
    [InlineData("yaml example=two-agents-vote file=config.yml", "Did you mean 'config.yaml'?")]
    [InlineData("yaml file=config.yaml", "Write example=ID before it.")]
    [InlineData("yaml example=", "Write example=…, without spaces.")]
    [InlineData("console runnable", "Options are written key=value")]
    public void A_wrong_option_is_an_error_with_the_nearest_right_one(string info, string suggestion)
    {
        using var site = new SampleSite($"```{info}\n```\n");

        Assert.Contains(suggestion, site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_carries_the_examples_badge_that_leads_to_the_evidence()
    {
        using var site = new SampleSite();
        site.Write("guides/first.md", Fence + "```\n");

        var badge = site.Page("guides/first.html").QuerySelector("figure details.proof")!;

        Assert.Equal(
            ("badge verified", "../examples/two-agents-vote.html#evidence"),
            (badge.QuerySelector("summary .badge")!.ClassName, badge.QuerySelector("a")!.GetAttribute("href")));
    }

    [Fact]
    public void Without_evidence_the_badge_says_so()
    {
        using var site = new SampleSite(Fence + "```\n") { Examples = [SampleExamples.Page()] };

        Assert.StartsWith("Not verified", site.Page().QuerySelector("figure .badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_twin_in_markdown_holds_the_files_text_and_real_links()
    {
        using var site = new SampleSite($"[x](example:two-agents-vote)\n\n> {Fence}> ```\n");
        site.Build();

        var twin = File.ReadAllText(Path.Combine(site.Output, "index.md"));

        Assert.Contains("[x](examples/two-agents-vote.html)", twin, StringComparison.Ordinal);
        Assert.Contains("\n> agents:\n>   - id: writer\n", twin, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_for_other_files_than_the_present_ones_counts_as_none()
    {
        var page = SampleExamples.Page(evidence: SampleExamples.Evidence() with { InputsHash = "older" });
        using var site = new SampleSite(Fence + "```\n") { Examples = [page] };

        Assert.NotNull(site.Page().QuerySelector("figure .badge.unverified"));
    }
}
