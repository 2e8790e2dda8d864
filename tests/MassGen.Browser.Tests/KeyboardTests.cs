using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class KeyboardTests(SiteInBrowser site)
{
    [SkippableFact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var window = await OpenAsync(1280, "guides/limits.html");
        await window.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#site.content", await window.Page.EvaluateAsync<string>("document.activeElement.hash"));
        Assert.True(await window.Page.Locator(".skip").EvaluateAsync<bool>("link => link.getBoundingClientRect().left >= 0"));
    }

    [SkippableFact]
    public async Task The_menu_of_a_phone_opens_and_closes_with_keys()
    {
        await using var window = await OpenAsync(360, "guides/limits.html");
        await window.Page.Locator(".open-menu").PressAsync("Enter");
        Assert.True(await window.Page.Locator(".menu").IsVisibleAsync());
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.False(await window.Page.Locator(".menu").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task A_group_of_the_menu_opens_with_keys()
    {
        await using var window = await OpenAsync(1280, "guides/limits.html");
        var group = window.Page.Locator(".menu details").Filter(new() { HasText = "Desktops" });
        await group.Locator("summary").PressAsync("Enter");
        Assert.True(await group.Locator("a[href='desktop-browser.html']").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task A_badge_opens_to_its_evidence_with_keys()
    {
        await using var window = await OpenAsync(1280, "index.html");
        await window.Page.Locator(".proof > summary").First.PressAsync("Enter");
        Assert.Contains("written by hand", await window.Page.Locator(".proof .facts").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Every_focus_can_be_seen()
    {
        await using var window = await OpenAsync(1280, "examples/two-agents-vote.html");
        for (var press = 0; press < 60; press++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            Assert.True(await window.Page.EvaluateAsync<bool>(Seen), await window.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"));
        }
    }

    [SkippableFact]
    public async Task The_contents_mark_the_heading_that_was_gone_to()
    {
        await using var window = await OpenAsync(1440, "guides/code-execution.html");
        var link = window.Page.Locator(".contents a").Nth(2);
        await link.PressAsync("Enter");
        await Assertions.Expect(link).ToHaveAttributeAsync("aria-current", "true");
    }

    [SkippableFact]
    public async Task A_link_to_the_evidence_opens_what_is_folded()
    {
        await using var window = await OpenAsync(1280, "examples/two-agents-vote.html#evidence");
        Assert.True(await window.Page.Locator("#evidence").IsVisibleAsync());
    }

    // Its outline is drawn, and the header that stays at the top does not lie over all of it.
    private const string Seen = """
        (() => {
          const element = document.activeElement, box = element.getBoundingClientRect();
          return element === document.body || (getComputedStyle(element).outlineStyle !== 'none' && box.bottom > 56 - 40 * !!element.closest('header, .skip'));
        })()
        """;

    private async Task<WindowOnSite> OpenAsync(int width, string page)
    {
        var window = await site.OpenAsync(width, ColorScheme.Light);
        await window.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await window.GoToAsync(page);
        return window;
    }
}
