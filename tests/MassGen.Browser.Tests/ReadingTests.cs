using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class ReadingTests(SiteInBrowser site)
{
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
    public async Task The_menu_shows_the_group_that_the_reader_is_in_without_script()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light, script: false);
        await window.GoToAsync("guides/limits.html");
        Assert.Equal(["Running agents"], await window.Page.Locator(".menu details[open] > summary").AllTextContentsAsync());
        Assert.True(await window.Page.Locator(".menu a[aria-current=page]").IsVisibleAsync());
        await window.Page.Locator(".menu summary").First.ClickAsync();
        Assert.True(await window.Page.Locator(".menu a[href='first-verified-example.html']").Last.IsVisibleAsync());
    }

    [SkippableFact]
    public async Task A_line_of_output_that_varies_says_so_in_words()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("guides/publishing.html");
        var block = window.Page.Locator("pre").Filter(new() { HasText = "pages in /workspace/project/site" });
        Assert.DoesNotContain("(glob)", await block.InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(block.GetByRole(AriaRole.Img, new() { NameString = "This line differs from run to run: * stands for any text, ? for one character" }).First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task An_unknown_address_shows_the_page_for_it()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("no/such/page.html");
        Assert.Equal(1, await window.Page.Locator("h1").CountAsync());
        Assert.DoesNotContain(window.Complaints, complaint => complaint.StartsWith("not loaded", StringComparison.Ordinal));
    }
}
