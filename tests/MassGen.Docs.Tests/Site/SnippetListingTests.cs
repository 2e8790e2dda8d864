using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Snippets;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class SnippetListingTests
{
    private const string Body = "```console id=list title=Shell\n$ ls\nbooks\n```\n\n```text output-of=list\nbooks\n```\n";
    private static readonly SourceText Page = new("docs-src/index.md", "");

    [Fact]
    public void A_snippet_carries_a_badge_that_opens_to_its_evidence()
    {
        using var site = new SampleSite(Body) { Snippets = [Known(Passed())] };

        var badge = site.Page().QuerySelector("figure details.proof")!;

        Assert.StartsWith("Verified", badge.QuerySelector("summary .badge.verified")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Run in a sandbox on 21 November 2026", badge.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_the_block_of_a_snippet()
    {
        using var site = new SampleSite(Body + "\n[There](#snippet-list)\n") { Snippets = [Known(Passed())] };

        Assert.Equal("$ ls\nbooks", site.Page().QuerySelector("#snippet-list pre code")!.TextContent);
    }

    [Fact]
    public void Evidence_for_another_text_counts_as_none()
    {
        using var site = new SampleSite(Body) { Snippets = [Known(Passed() with { InputsHash = "older" })] };

        Assert.NotNull(site.Page().QuerySelector("details.proof .badge.unverified"));
    }

    [Fact]
    public void What_was_only_read_is_not_called_verified()
    {
        var snippet = Snippet() with { Task = new DataTask(Page) };
        using var site = new SampleSite(Body) { Snippets = [new SnippetPage(snippet, Passed(), "hash")] };

        Assert.Equal("Checked", site.Page().QuerySelector("details.proof .badge")!.TextContent);
    }

    [Fact]
    public void Hidden_set_up_is_there_for_those_who_ask_for_it()
    {
        var snippet = Snippet() with { Task = new ShellTask([new ShellCommand("ls", 5, null)], "touch books") };
        using var site = new SampleSite(Body) { Snippets = [new SnippetPage(snippet, null, "hash")] };

        Assert.Equal("touch books\n\nls", site.Page().QuerySelector("details.full code")!.TextContent);
    }

    [Fact]
    public void The_output_of_a_snippet_needs_no_example()
    {
        using var site = new SampleSite(Body);

        Assert.NotNull(site.Page().QuerySelector("div.printed"));
    }

    [Theory]
    [InlineData("$ ls\nbook* (glob)\nhouse", "$ ls\nbook*\nhouse", "varies")]
    [InlineData("$ ls\n[a-z]+ (re)", "$ ls\n[a-z]+", "pattern")]
    [InlineData("$ ls\nbooks (?)", "$ ls\nbooks", "optional")]
    [InlineData("$ ls\nb (re*)", "$ ls\nb", "pattern,optional,repeats")]
    [InlineData("$ ls\nbooks (glob) (escaped)", "$ ls\nbooks (glob)", "")]
    [InlineData("$ ls (glob)\nbooks", "$ ls (glob)\nbooks", "")]
    public void A_matcher_is_shown_as_a_mark_and_the_twin_keeps_it(string written, string shown, string marks)
    {
        var expected = new ExpectedOutput(written["$ ls\n".Length..], OutputMatch.Lines, new SourcePosition(Page, 6, 1));
        var snippet = Snippet() with { Code = written, Task = new ShellTask([new ShellCommand("ls", 5, expected)]) };
        using var site = new SampleSite($"```console id=list\n{written}\n```\n") { Snippets = [new SnippetPage(snippet, Passed(), "hash")] };

        var code = site.Page().QuerySelector("#snippet-list pre code")!;

        Assert.Equal(shown, code.TextContent);
        Assert.Equal(marks, string.Join(',', code.QuerySelectorAll(".varies[role=img][aria-label][title]").Select(mark => mark.GetAttribute("data-word"))));
        Assert.Contains(written, File.ReadAllText(Path.Combine(site.Output, "index.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_below_its_snippet_has_marks_where_it_is_compared_by_lines()
    {
        using var site = new SampleSite("```console id=list\n$ ls\n```\n\n```text output-of=list match=lines\nb* (glob)\n```\n\n```text output-of=list\nb* (glob)\n```\n");

        Assert.Equal(["b*", "b* (glob)"], site.Page().QuerySelectorAll(".printed code").Select(code => code.TextContent));
    }

    [Fact]
    public void The_twin_in_markdown_says_what_is_known()
    {
        using var site = new SampleSite(Body) { Snippets = [Known(Passed())] };
        site.Build();

        Assert.Contains("```\n<!-- index.md#list: verified on 21 November 2026 -->\n", File.ReadAllText(Path.Combine(site.Output, "index.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_find_every_example_and_snippet_in_one_file()
    {
        using var site = new SampleSite(Body) { Snippets = [Known(Passed())] };
        site.Build();

        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(site.Output, "examples.json")));

        Assert.Equal("two-agents-vote", index.RootElement.GetProperty("examples")[0].GetProperty("id").GetString());
        var snippet = index.RootElement.GetProperty("snippets")[0];
        Assert.Equal(("index.html", "verified", "shell"), (snippet.GetProperty("page").GetString(), snippet.GetProperty("status").GetString(), snippet.GetProperty("task").GetString()));
    }

    [Fact]
    public void A_copy_has_the_status_of_its_example_for_programs_too()
    {
        var copy = Known(Passed()) with { Snippet = Snippet() with { Task = new CopyTask("examples/two-agents-vote/config.yaml", null, "two-agents-vote") } };
        using var site = new SampleSite(Body) { Snippets = [copy], Examples = [SampleExamples.Page(evidence: SampleExamples.Evidence(VerificationStatus.Failed, "no"))] };
        site.Build();

        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(site.Output, "examples.json")));

        Assert.Equal("failed", index.RootElement.GetProperty("snippets")[0].GetProperty("status").GetString());
    }

    [Fact]
    public void An_image_that_was_not_built_is_not_called_so()
    {
        var page = Known(Passed()) with { Snippet = Snippet() with { Task = new DockerfileTask(new SourceText("a", "FROM scratch")) } };
        var unbuilt = page with { Evidence = Passed() with { Sandbox = null } };
        Assert.Equal(("Verified", "Checked"), (SnippetStatus.Of(page).Label, SnippetStatus.Of(unbuilt).Label));
    }

    private static SnippetPage Known(VerificationEvidence evidence) => new(Snippet(), evidence, "hash");

    private static VerificationEvidence Passed() => SampleExamples.Evidence() with { Id = "index.md#list", InputsHash = "hash" };

    private static Snippet Snippet() => new()
    {
        Id = "index.md#list",
        Page = "index.md",
        Position = new SourcePosition(Page, 4, 1),
        Language = "console",
        Code = "$ ls\nbooks",
        Title = "Shell",
        Task = new ShellTask([new ShellCommand("ls", 5, null)]),
    };
}
