using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site;
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
