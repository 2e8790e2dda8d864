using MassGen.Browser.Tests.View;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>What a contributor sees who has a page open in <c>serve</c> and saves it.</summary>
public sealed class LiveStatusTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Right = "system_message";
    private const string Wrong = "system_mesage";

    // The whole repository is verified first, and the machine may have other things to do.
    private static readonly LocatorAssertionsToHaveAttributeOptions Patiently = new() { Timeout = 60_000 };

    [SkippableFact]
    public async Task A_page_that_is_saved_appears_and_tells_the_line_that_fails()
    {
        var page = await chromium.OpenAsync();
        await using var repository = await OpenAsync(page, Right);

        repository.Save("Written anew.", Wrong);

        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("Written anew.", new() { Timeout = 60_000 });
        await Assertions.Expect(Box(page)).ToHaveAttributeAsync("data-state", "failed", Patiently);
        await Assertions.Expect(Box(page)).ToContainTextAsync("1 failedLine 9: MG1003: 'system_mesage'");
        Assert.Equal("#snippet-team", await Box(page).Locator("a").GetAttributeAsync("href"));
    }

    [SkippableFact]
    public async Task A_page_that_is_corrected_turns_green()
    {
        var page = await chromium.OpenAsync();
        await using var repository = await OpenAsync(page, Wrong);
        await Assertions.Expect(Box(page)).ToHaveAttributeAsync("data-state", "failed", Patiently);

        repository.Save("Corrected.", Right);

        await Assertions.Expect(Box(page)).ToHaveAttributeAsync("data-state", "verified", Patiently);
        await Assertions.Expect(Box(page)).ToHaveTextAsync("1 verified");
        await Assertions.Expect(page.Locator("#snippet-team .badge")).ToHaveTextAsync("Checked", new() { Timeout = 60_000 });
    }

    [SkippableTheory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task The_box_can_be_read_by_everybody(int width, ColorScheme theme)
    {
        var page = await chromium.OpenAsync(width, theme: theme);
        await using var repository = await OpenAsync(page, Wrong);
        await Assertions.Expect(Box(page)).ToHaveAttributeAsync("data-state", "failed", Patiently);

        Assert.Empty(await Axe.FaultsAsync(page));
        Assert.True(await Box(page).EvaluateAsync<bool>("box => { const at = box.getBoundingClientRect(); return at.left >= 0 && at.right <= innerWidth && at.height > 0; }"));
    }

    private static ILocator Box(IPage page) => page.Locator(".live-status");

    private static async Task<ServedRepository> OpenAsync(IPage page, string key)
    {
        var repository = await ServedRepository.StartAsync(key);
        await page.GotoAsync(repository.Address);
        return repository;
    }
}
