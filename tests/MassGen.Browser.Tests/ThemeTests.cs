using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class ThemeTests(SiteInBrowser site)
{
    private const string Ground = "getComputedStyle(document.body).backgroundColor";

    [SkippableTheory]
    [InlineData(ColorScheme.Light, "rgb(252, 252, 250)")]
    [InlineData(ColorScheme.Dark, "rgb(18, 22, 20)")]
    public async Task Without_script_the_theme_is_the_systems(ColorScheme theme, string ground)
    {
        await using var window = await site.OpenAsync(1280, theme, script: false);
        await window.GoToAsync("index.html");
        await Assertions.Expect(window.Page.Locator("body")).ToHaveCSSAsync("background-color", ground);
        Assert.False(await window.Page.Locator(".theme").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task The_chosen_theme_holds_on_the_next_page_before_it_is_painted()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("index.html");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to the dark theme" }).ClickAsync();
        await window.Page.AddInitScriptAsync($"new MutationObserver((_, o) => {{ if (document.body) {{ window.first = {Ground}; o.disconnect(); }} }}).observe(document, {{ childList: true, subtree: true }})");
        await window.GoToAsync("guides/limits.html");
        Assert.Equal("rgb(18, 22, 20)", await window.Page.EvaluateAsync<string>("window.first"));
    }

    [SkippableFact]
    public async Task Choosing_the_systems_theme_again_follows_the_system_again()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("index.html");
        await window.Page.Locator(".theme").ClickAsync();
        await window.Page.Locator(".theme").ClickAsync();
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(18, 22, 20)", await window.Page.EvaluateAsync<string>(Ground));
    }
}
