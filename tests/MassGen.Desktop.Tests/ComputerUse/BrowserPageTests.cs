using System.Diagnostics;
using MassGen.Desktop.Browser;
using MassGen.Desktop.ComputerUse;
using MassGen.Desktop.Tests.Browser;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

/// <summary>When a page of Debian's Chromium is at rest. Each test begins at a page of links, with a first look at it.</summary>
public sealed class BrowserPageTests(LocalBrowser browser) : IClassFixture<LocalBrowser>
{
    private readonly PageWatch _watch = new(
        BrowserPage.ReadAsync, new AddressRules(null, servesSite: false), new Approvals("ada", "computer_use", false, _ => { }), TimeProvider.System);

    private BrowserOnly Desktop => new(browser.ConnectAsync);

    [SkippableFact]
    public async Task A_page_that_was_left_is_waited_for_until_the_next_one_is_there()
    {
        await BeginAsync();
        await ClickAsync("held");
        var reading = BrowserPage.ReadAsync(Desktop, TimeSpan.FromSeconds(30), default);
        await browser.Held.AskedAsync();

        Assert.False(reading.IsCompleted);
        browser.Held.Free();
        Assert.Equal(browser.Site + "/held", (await reading)!.Address);
        Assert.NotEqual(TimeSpan.Zero, await _watch.RestAsync(Desktop, default));
    }

    [SkippableFact]
    public async Task A_server_that_never_answers_is_waited_for_only_so_long()
    {
        await BeginAsync();
        await ClickAsync("held");
        await browser.Held.AskedAsync();

        var watch = Stopwatch.StartNew();
        Assert.Equal(TimeSpan.Zero, await _watch.RestAsync(Desktop, default));

        Assert.InRange(watch.Elapsed, PageWatch.Longest - TimeSpan.FromMilliseconds(200), PageWatch.Longest + TimeSpan.FromSeconds(30));
        Assert.Equal(browser.Site + "/links", _watch.Address);
        browser.Held.Free();
    }

    [SkippableTheory]
    [InlineData("none")]
    [InlineData("file")]
    public async Task A_link_that_leads_to_no_page_is_not_waited_for_in_vain(string link)
    {
        await BeginAsync();
        await ClickAsync(link);

        Assert.NotEqual(TimeSpan.Zero, await _watch.RestAsync(Desktop, default));
        Assert.Equal(browser.Site + "/links", _watch.Address);
    }

    [SkippableFact]
    public async Task A_page_that_never_ends_is_waited_for_once()
    {
        await BeginAsync("/endless");

        Assert.Contains("/endless", _watch.Address, StringComparison.Ordinal);
        Assert.NotEqual(TimeSpan.Zero, await _watch.RestAsync(Desktop, default));
    }

    [SkippableFact]
    public async Task A_link_into_a_new_tab_leads_there()
    {
        await BeginAsync();
        await ClickAsync("tab");

        Assert.NotEqual(TimeSpan.Zero, await _watch.RestAsync(Desktop, default));
        Assert.Equal(browser.Site + "/tab", _watch.Address);
    }

    [SkippableFact]
    public async Task Rest_is_counted_from_when_the_page_was_there()
    {
        await BeginAsync();
        var first = await BrowserPage.ReadAsync(Desktop, PageWatch.Longest, default);
        var second = await BrowserPage.ReadAsync(Desktop, PageWatch.Longest, default);

        Assert.True(TimeSpan.Zero < first!.Rested && first.Rested < second!.Rested, $"{first.Rested}, {second!.Rested}");
    }

    [SkippableFact]
    public async Task A_text_that_is_cut_within_a_letter_is_read()
    {
        await BeginAsync("/long");

        Assert.EndsWith("\ufffd", (await BrowserPage.ReadAsync(Desktop, PageWatch.Longest, default))!.Text, StringComparison.Ordinal);
    }

    private async Task BeginAsync(string path = "/links")
    {
        LocalBrowser.RequireBrowser();
        await using var page = await ConnectAsync();
        await page.CallAsync("Page.navigate", new() { ["url"] = browser.Site + path }, null, default);
        await _watch.RestAsync(Desktop, default);
    }

    private async Task ClickAsync(string id)
    {
        await using var page = await ConnectAsync();
        await page.CallAsync("Runtime.evaluate", new() { ["expression"] = $"document.getElementById('{id}').click()", ["userGesture"] = true }, null, default);
    }

    private Task<DevTools> ConnectAsync() => DevTools.ConnectAsync(browser.ConnectAsync, DevToolsTarget.OfPageAsync, _ => { }, default);
}
