using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

public sealed class ReadingTests(SiteInBrowser site) : IClassFixture<SiteInBrowser>
{
    public static TheoryData<int, ColorScheme> Views => new()
    {
        { 360, ColorScheme.Light }, { 360, ColorScheme.Dark }, { 1280, ColorScheme.Light }, { 1280, ColorScheme.Dark },
    };

    [SkippableTheory, MemberData(nameof(Views))]
    public async Task No_page_is_wider_than_its_window(int width, ColorScheme theme)
    {
        var wide = await EachAsync(width, theme, async page =>
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width ? "wider than the window" : null);
        Assert.Empty(wide);
    }

    [SkippableTheory, MemberData(nameof(Views))]
    public async Task The_browser_has_nothing_to_complain_about(int width, ColorScheme theme)
    {
        var faults = await EachAsync(width, theme, page => Task.FromResult(site.Faults[page].FirstOrDefault()));
        Assert.Empty(faults);
    }

    [SkippableTheory, MemberData(nameof(Views))]
    public async Task Every_text_stands_out_from_its_background(int width, ColorScheme theme)
    {
        // WCAG 2.2, success criterion 1.4.3: 4.5 to 1, and 3 to 1 for large text.
        var faint = await EachAsync(width, theme, page => page.EvaluateAsync<string?>(Contrast.Script));
        Assert.Empty(faint);
    }

    [SkippableFact]
    public async Task Every_page_has_a_title_one_heading_and_a_language()
    {
        var faults = await EachAsync(1280, ColorScheme.Light, page => page.EvaluateAsync<string?>(
            "() => document.title && document.querySelectorAll('h1').length === 1 && document.documentElement.lang ? null : 'title, h1 or lang'"));
        Assert.Empty(faults);
    }

    [SkippableFact]
    public async Task Everything_can_be_read_without_script()
    {
        var page = await site.OpenAsync("examples/run-a-program.html", 1280, ColorScheme.Light, script: false);
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains("enable_mcp_command_line", text, StringComparison.Ordinal);
        Assert.Contains("sh primes.sh", await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_example_page_shows_its_evidence()
    {
        var page = await site.OpenAsync("examples/two-agents-vote.html", 1280, ColorScheme.Light);
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Verified", text, StringComparison.Ordinal);
        Assert.Contains("written by hand", text, StringComparison.Ordinal);
        Assert.True(await page.Locator("main svg").First.IsVisibleAsync());
    }

    [SkippableFact]
    public async Task The_menu_opens_on_a_phone_without_script()
    {
        var page = await site.OpenAsync("index.html", 360, ColorScheme.Light, script: false);
        var link = page.Locator("a", new() { HasText = "Grok 4.1 Fast" }).First;
        await page.Locator("summary").First.ClickAsync();
        Assert.True(await link.IsVisibleAsync());
    }

    private async Task<IReadOnlyList<string>> EachAsync(int width, ColorScheme theme, Func<IPage, Task<string?>> fault)
    {
        var faults = new List<string>();
        foreach (var name in site.Pages.DefaultIfEmpty("index.html"))
        {
            var page = await site.OpenAsync(name, width, theme);
            if (await fault(page) is { } text)
            {
                faults.Add($"{name}: {text}");
            }

            await page.Context.CloseAsync();
        }

        return faults;
    }
}
