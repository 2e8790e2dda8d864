using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;
using MassGen.Docs.Snippets;
using MassGen.Docs.Tests.Site;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class LiveStatusTests : IAsyncDisposable
{
    private static readonly SourceText Page = new("docs-src/index.md", "");
    private readonly SampleSite _sample = new("```console id=list\n$ ls\nbooks\n```\n");
    private readonly HttpClient _browser = new(new SocketsHttpHandler(), disposeHandler: true);

    [Fact]
    public async Task A_page_that_is_opened_is_told_at_once_what_came_of_its_snippets()
    {
        var status = await FirstStatusAsync(Evidence(VerificationStatus.Passed));

        Assert.Equal(("verified", "1 verified"), (status.GetProperty("state").GetString(), status.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_failure_names_its_line_and_leads_to_its_block()
    {
        var failed = Evidence(VerificationStatus.Failed) with { Reason = "docs-src/index.md:6:1: error MG5151: it prints something else" };
        var fault = (await FirstStatusAsync(failed)).GetProperty("faults")[0];

        Assert.Equal("Line 4:", fault.GetProperty("where").GetString());
        Assert.Equal("snippet-list", fault.GetProperty("anchor").GetString());
        Assert.Equal("MG5151: it prints something else", fault.GetProperty("what").GetString());
    }

    [Fact]
    public async Task What_nobody_has_verified_is_not_called_verified() =>
        Assert.Equal("1 not verified", (await FirstStatusAsync(null)).GetProperty("text").GetString());

    [Fact]
    public void A_fault_of_the_page_counts_as_a_failure()
    {
        var (site, statuses) = Live(Evidence(VerificationStatus.Passed));
        var fault = new Diagnostic("MG7010", Severity.Error, "'coluor' is not an option.", new SourcePosition(Page, 9, 3));
        var status = PageStatus.Of(statuses.Page("index.md")!, site.Input.Snippets, [fault], site.Content!.Words)!;

        Assert.Equal(("failed", "1 verified, 1 failed"), (status.State, status.Text));
        Assert.Equal((9, "MG7010: 'coluor' is not an option."), (status.Faults[0].Line, status.Faults[0].What));
    }

    [Fact]
    public async Task A_served_page_has_a_place_for_the_status_that_its_policy_allows()
    {
        var (site, statuses) = Live(null);
        await using var server = await new LiveServer(site, new LiveEvents(), statuses).StartAsync(0);
        var html = await _browser.GetStringAsync(new Uri(server.Urls.First()));
        var style = await _browser.GetAsync(new Uri(server.Urls.First() + LivePages.StylePath));

        Assert.Contains("<p class=\"live-status\" role=\"status\"></p>", html, StringComparison.Ordinal);
        Assert.Contains("style-src 'self'", html, StringComparison.Ordinal);
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(0, "event: reload")]
    [InlineData(1, ": listening")]
    public async Task A_page_that_was_served_before_a_change_is_told_of_it_when_it_listens(int seen, string first)
    {
        var events = new LiveEvents();
        await using var server = await new LiveServer(Live(null).Site, events, new PageStatuses(new LiveSite(_sample.Input), events)).StartAsync(0);
        var html = await _browser.GetStringAsync(new Uri(server.Urls.First()));
        events.Publish(LiveEvents.Reload, LiveEvents.Everything);
        await using var stream = await _browser.GetStreamAsync(new Uri($"{server.Urls.First()}{LiveEvents.Path}?page=none.html&seen={seen}"));
        using var reader = new StreamReader(stream);

        Assert.Contains("data-seen=\"0\"", html, StringComparison.Ordinal);
        Assert.Equal(first, await reader.ReadLineAsync());
    }

    [Fact]
    public void A_built_page_has_none() =>
        Assert.DoesNotContain("live-status", _sample.Html(), StringComparison.Ordinal);

    public ValueTask DisposeAsync()
    {
        _sample.Dispose();
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> FirstStatusAsync(VerificationEvidence? evidence)
    {
        var (site, statuses) = Live(evidence);
        await using var server = await new LiveServer(site, new LiveEvents(), statuses).StartAsync(0);
        await using var events = await _browser.GetStreamAsync(new Uri($"{server.Urls.First()}{LiveEvents.Path}?page=index.html"));
        using var reader = new StreamReader(events);

        Assert.Equal("event: status", await reader.ReadLineAsync());
        return JsonDocument.Parse((await reader.ReadLineAsync())!["data: ".Length..]).RootElement;
    }

    private (LiveSite Site, PageStatuses Statuses) Live(VerificationEvidence? evidence)
    {
        var snippet = new Snippet
        {
            Id = "index.md#list",
            Page = "index.md",
            Position = new SourcePosition(Page, 4, 1),
            Language = "console",
            Code = "$ ls\nbooks",
            Task = new ShellTask([new ShellCommand("ls", 5, null)]),
        };
        var site = new LiveSite(_sample.Input with { Snippets = [new SnippetPage(snippet, evidence, "hash")] });
        return (site, new PageStatuses(site, new LiveEvents()));
    }

    private static VerificationEvidence Evidence(VerificationStatus status) => SampleExamples.Evidence() with
    {
        Id = "index.md#list", InputsHash = "hash", Status = status, Checks = [], Events = [],
    };
}
