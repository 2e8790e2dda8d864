using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class ReadingTests(SiteInBrowser site)
{
    private static readonly (int Width, ColorScheme Theme)[] Views =
    [
        (320, ColorScheme.Light), (320, ColorScheme.Dark), (1280, ColorScheme.Light), (1280, ColorScheme.Dark),
    ];

    [SkippableFact]
    public async Task Every_page_fits_can_be_read_and_leaves_the_browser_content()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        var faults = new List<string>();
        foreach (var page in site.Pages)
        {
            await window.GoToAsync(page);
            foreach (var (width, theme) in Views)
            {
                await window.Page.SetViewportSizeAsync(width, 900);
                await window.Page.EmulateMediaAsync(new() { ColorScheme = theme });
                faults.AddRange(await FaultsAsync(window, $"{page}, {theme}", width));
            }
        }

        Assert.Empty(faults);
        Assert.NotEmpty(site.Pages);
    }

    [SkippableFact]
    public async Task Every_page_has_a_title_one_heading_and_a_language()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        foreach (var page in site.Pages)
        {
            await window.GoToAsync(page);
            Assert.True(await window.Page.EvaluateAsync<bool>(
                "!!document.title && document.querySelectorAll('h1').length === 1 && !!document.documentElement.lang"), page);
        }
    }

    [SkippableFact]
    public async Task Everything_can_be_read_without_script()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light, script: false);
        await window.GoToAsync("examples/run-a-program.html");
        var text = await window.Page.Locator("main").TextContentAsync();
        Assert.Contains("enable_mcp_command_line", text, StringComparison.Ordinal);
        Assert.Contains("sh primes.sh", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_example_page_shows_its_evidence()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("examples/two-agents-vote.html");
        var text = await window.Page.Locator("main").InnerTextAsync();
        Assert.Contains("Verified", text, StringComparison.Ordinal);
        Assert.Contains("written by hand", text, StringComparison.Ordinal);
        Assert.True(await window.Page.Locator("main svg").First.IsVisibleAsync());
    }

    [SkippableFact]
    public async Task The_menu_opens_on_a_phone_without_script()
    {
        await using var window = await site.OpenAsync(360, ColorScheme.Light, script: false);
        await window.GoToAsync("index.html");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        Assert.True(await window.Page.Locator(".menu a[href='guides/first-verified-example.html']").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task An_unknown_address_shows_the_page_for_it()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("no/such/page.html");
        Assert.Equal(1, await window.Page.Locator("h1").CountAsync());
        Assert.DoesNotContain(window.Complaints, complaint => complaint.StartsWith("not loaded", StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(WindowOnSite window, string page, int width)
    {
        var isWide = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width;
        var faint = await window.Page.EvaluateAsync<string?>(Contrast.Script);
        return window.Complaints.Append(isWide ? "wider than the window" : null).Append(faint).OfType<string>().Select(fault => $"{page}: {fault}");
    }
}
