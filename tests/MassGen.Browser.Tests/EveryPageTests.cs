using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>What holds on every page, in both themes, at 320 and at 1280 pixels.</summary>
[Collection(SharedSite.Name)]
public sealed class EveryPageTests(SiteInBrowser site)
{
    [SkippableFact]
    public async Task Axe_finds_nothing() => Assert.Empty((await FaultsAsync()).Violations);

    [SkippableFact]
    public async Task It_fits_can_be_read_and_leaves_the_browser_content() => Assert.Empty((await FaultsAsync()).Unreadable);

    [SkippableTheory]
    [InlineData("index.html", ".proof > summary", 1280)]
    [InlineData("index.html", ".open-menu", 320)]
    [InlineData("guides/limits.html", ".open-contents", 320)]
    [InlineData("guides/limits.html", ".menu details:not([open]) > summary", 1280)]
    [InlineData("examples/run-a-program.html", ".status > summary", 1280)]
    [InlineData("examples/run-a-program.html", "[data-go=on]", 1280)]
    public async Task Axe_finds_nothing_in_what_opens(string page, string opener, int width)
    {
        await using var window = await site.OpenAsync(width, ColorScheme.Light);
        await window.GoToAsync(page);
        await window.Page.Locator(opener).First.ClickAsync();
        Assert.Empty(await Axe.FaultsAsync(window.Page));
    }

    private Task<PageFaults> FaultsAsync()
    {
        Chromium.Require();
        Assert.NotEmpty(site.Pages);
        return site.FaultsAsync();
    }
}
