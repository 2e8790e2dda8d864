using AngleSharp.Html.Dom;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.ExamplePages;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class ExamplePageTests
{
    [Fact]
    public void A_scripted_replay_is_never_told_as_the_words_of_a_model() => Assert.Equal(
        "Verified on 21 November 2026 against a scripted fixture: the models’ words were written by hand; what the orchestrator did with them is real.",
        ExampleStatus.Of(SampleExamples.Page(evidence: SampleExamples.Evidence())).Sentence);

    [Fact]
    public void A_recorded_replay_says_when_and_where_it_was_recorded()
    {
        var evidence = SampleExamples.Evidence() with { Fixture = "recorded", RecordedAt = SampleExamples.Day.AddDays(-30) };

        Assert.Contains("against a recording made on 22 October 2026 (grok)", ExampleStatus.Of(SampleExamples.Page(evidence: evidence)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, "verified", "Verified")]
    [InlineData(75, "old", "Recorded 75 days ago")]
    public void A_recording_that_is_no_longer_fresh_says_its_age(int days, string kind, string label)
    {
        var evidence = SampleExamples.Evidence() with { Fixture = "recorded", RecordedAt = SampleExamples.Day.AddDays(-days) };
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: evidence)] };

        var badge = site.Page("examples/two-agents-vote.html").QuerySelector(".status .badge")!;

        Assert.Equal(("badge " + kind, label), (badge.ClassName, badge.TextContent));
    }

    [Fact]
    public void What_was_recorded_just_now_has_no_age()
    {
        var evidence = SampleExamples.Evidence() with { Fixture = "recorded", Mode = VerificationMode.Record, RecordedAt = SampleExamples.Day.AddDays(-75) };
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: evidence)] };

        Assert.Null(site.Page("examples/two-agents-vote.html").QuerySelector(".badge.old"));
    }

    [Theory]
    [InlineData(null, "unverified", "Not verified: no evidence for the present files.")]
    [InlineData(VerificationStatus.Failed, "failed", "Failed on 21 November 2026: no key.")]
    [InlineData(VerificationStatus.Skipped, "skipped", "Skipped on 21 November 2026: no key. It did not run, so nothing is claimed.")]
    public void What_did_not_pass_is_never_told_as_verified(VerificationStatus? status, string kind, string sentence)
    {
        var evidence = status is { } known ? SampleExamples.Evidence(known, "no key") : null;

        var told = ExampleStatus.Of(SampleExamples.Page(evidence: evidence));

        Assert.Equal((kind, sentence), (told.Kind, told.Sentence));
    }

    [Fact]
    public void Without_evidence_no_page_has_a_badge_of_success()
    {
        using var site = new SampleSite("```yaml example=two-agents-vote\n```\n") { Examples = [SampleExamples.Page()] };
        site.Build();

        Assert.DoesNotContain(BuiltSite.Pages(site.Output), page => File.ReadAllText(page).Contains("badge verified", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#config + figure code", "enable_mcp_command_line: true")]
    [InlineData("#run + div code", "verify-examples two-agents-vote")]
    [InlineData("table.facts", "unknown")]
    [InlineData("table.facts", "grok-4.3")]
    [InlineData("table.facts", "Not enforced: The number of processes is not limited here.")]
    [InlineData(".checks", "examples/two-agents-vote/example.yaml:7:15")]
    [InlineData(".transcript", "cat: missing: No such file or directory")]
    [InlineData(".transcript", "exit code 1, 55 ms")]
    [InlineData(".transcript", "voted for writer (agent1), answer agent1.1")]
    [InlineData(".transcript", "It is right & short.")]
    [InlineData("#files + figure", "product.sh")]
    [InlineData("#fixture + details", "Six sevens are 42.")]
    public void The_page_shows_what_is_known(string selector, string text) =>
        Assert.Contains(text, Page().QuerySelector(selector)!.TextContent, StringComparison.Ordinal);

    [Fact]
    public void What_a_model_said_is_text_and_never_markup() =>
        Assert.Contains("Six sevens are <42>.", Page().QuerySelector(".step.said .text")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_command_is_told_once_with_the_tool_that_ran_it() =>
        Assert.Single(Page().QuerySelectorAll(".transcript .terminal"));

    [Fact]
    public void The_timeline_has_a_name_and_a_description_for_those_who_do_not_see_it()
    {
        var picture = Page().QuerySelector(".timeline svg")!;

        Assert.Equal("timeline-title timeline-description", picture.GetAttribute("aria-labelledby"));
        Assert.Contains("agent1 (writer): 3 model calls, answered agent1.1 at 86 ms", picture.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_timeline_has_a_lane_for_each_agent() => Assert.Equal(2, Page().QuerySelectorAll(".timeline rect.lane").Length);

    [Fact]
    public void An_example_without_evidence_shows_no_run()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page()] };

        Assert.Null(site.Page("examples/two-agents-vote.html").QuerySelector(".timeline, .transcript, .facts, .checks"));
    }

    [Fact]
    public void A_cost_that_is_not_known_is_not_told_as_nothing()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence() with { CostUsd = null })] };

        Assert.Contains("unknown", site.Page("examples/index.html").QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_replay_has_the_moment_and_the_agent_of_every_step()
    {
        var vote = Page().QuerySelector(".transcript .voted")!;

        Assert.Equal(("281", "writer"), (vote.GetAttribute("data-at"), vote.GetAttribute("data-agent")));
        Assert.All(Page().QuerySelectorAll(".transcript .step"), step => Assert.NotNull(step.QuerySelector(".did")));
    }

    [Fact]
    public void The_replay_has_a_lane_for_each_agent_and_one_for_the_run() => Assert.Equal(
        ["writer", "tester", ""], Page().QuerySelectorAll(".lane-log").Select(lane => lane.GetAttribute("data-agent")));

    [Fact]
    public void Only_pages_with_a_run_load_the_script_of_the_replay()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence()), SampleExamples.Page("other")] };
        site.Build();

        Assert.Equal(
            ["examples/two-agents-vote.html"],
            BuiltSite.Pages(site.Output).Where(page => File.ReadAllText(page).Contains("viewer.js", StringComparison.Ordinal)).Select(page => Path.GetRelativePath(site.Output, page)));
    }

    private static IHtmlDocument Page()
    {
        using var site = new SampleSite { Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence() with { CostUsd = null })] };
        return site.Page("examples/two-agents-vote.html");
    }
}
