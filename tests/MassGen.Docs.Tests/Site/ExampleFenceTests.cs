using MassGen.Docs.Evidence;
using MassGen.Docs.Site;
using MassGen.Testing;
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
        using var site = new SampleSite("```text output-of=two-agents-vote\n```\n") { Examples = [Unasked(evidence)] };

        Assert.Equal(evidence.Printed, site.Page().QuerySelector("figure code")!.TextContent);
    }

    [Fact]
    public void Printed_words_that_changed_are_an_error_at_their_line()
    {
        var evidence = SampleExamples.Evidence() with { Printed = "one\ntwo" };
        using var site = new SampleSite("```text output-of=two-agents-vote\none\nthree\n```\n") { Examples = [Unasked(evidence)] };

        Assert.Contains("docs-src/index.md:6:1: error MG7015", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_whose_agents_are_asked_prints_nothing_to_show()
    {
        using var site = new SampleSite("```bash output-of=two-agents-vote\nrm -rf /\n```\n");

        Assert.StartsWith("docs-src/index.md:4:19: error MG5111: 'two-agents-vote' prints nothing", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_no_run_of_the_example_reads_is_not_shown_under_its_badge()
    {
        using var folder = new TempFolder();
        folder.Write("config.yaml", SampleExamples.Config);
        folder.Write("install.sh", "true");
        var page = SampleExamples.Page() with { Example = SampleExamples.Example("two-agents-vote", folder: folder.Path) };
        using var site = new SampleSite("```bash example=two-agents-vote file=install.sh\n```\n") { Examples = [page] };

        Assert.Contains("MG7014: The example 'two-agents-vote' has no file 'install.sh'", site.Error(), StringComparison.Ordinal);
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
    [InlineData("7d", "badge old")]
    [InlineData("30d", "badge verified")]
    public void A_page_says_how_long_the_recordings_on_it_are_fresh(string freshness, string badge)
    {
        var evidence = SampleExamples.Evidence() with { Fixture = "recorded", RecordedAt = SampleExamples.Day.AddDays(-10) };
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: evidence)] };
        site.WriteRaw("guides/first.md", $"---\ntitle: T\nverify: {{ freshness: {freshness} }}\n---\n{Fence}```\n");

        Assert.Equal(badge, site.Page("guides/first.html").QuerySelector("figure .badge")!.ClassName);
    }

    [Theory]
    [InlineData("yaml exmaple=two-agents-vote", "Did you mean 'example'?")]
    [InlineData("yaml example=two-agent-vote", "Did you mean 'two-agents-vote'?")]
    [InlineData("yaml example=two-agents-vote file=config.yml", "Did you mean 'config.yaml'?")]
    [InlineData("yaml file=config.yaml", "Write example=ID before it.")]
    [InlineData("yaml example=", "Write example=…, without spaces around '='.")]
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

    private static ExamplePage Unasked(VerificationEvidence evidence) =>
        SampleExamples.Page(evidence: evidence) with { Example = SampleExamples.Example("two-agents-vote") with { Question = null } };
}
