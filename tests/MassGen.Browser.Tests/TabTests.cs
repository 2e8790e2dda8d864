using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>Tabs as pages have them: radio buttons, each before its panel. Two groups stand on a page of this test's own, in the site's looks.</summary>
[Collection(SharedSite.Name)]
public sealed class TabTests(SiteInBrowser site)
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>Tabs</title><link rel="stylesheet" href="assets/site.css"><script src="assets/site.js" defer></script></head><body><main>
        <fieldset class="tabs"><legend>Shell</legend>
        <input type="radio" name="one" id="a1" checked><label for="a1">Docker</label><div class="tab">docker run</div>
        <input type="radio" name="one" id="a2"><label for="a2">Podman</label><div class="tab">podman run</div></fieldset>
        <fieldset class="tabs"><legend>File</legend>
        <input type="radio" name="two" id="b1" checked><label for="b1">Docker</label><div class="tab">Dockerfile</div>
        <input type="radio" name="two" id="b2"><label for="b2">Podman</label><div class="tab">Containerfile</div></fieldset></main></body></html>
        """;

    [SkippableFact]
    public async Task A_choice_holds_for_every_group_that_offers_it()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator("#a1").PressAsync("ArrowRight");
        Assert.True(await window.Page.Locator("#b2").IsCheckedAsync());
    }

    [SkippableFact]
    public async Task A_choice_holds_on_the_next_page()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator("label[for=b2]").ClickAsync();
        await window.GoToAsync("tabs.html");
        Assert.True(await window.Page.Locator("#a2").IsCheckedAsync());
    }

    private async Task<WindowOnSite> OpenAsync()
    {
        var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.Page.RouteAsync("**/tabs.html", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Page }));
        await window.GoToAsync("tabs.html");
        return window;
    }
}
