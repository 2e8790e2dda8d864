using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class CopyTests(SiteInBrowser site)
{
    [SkippableFact]
    public async Task Code_is_copied_as_it_is()
    {
        var copied = await CopyAsync("examples/two-agents-vote.html", "#config + .code");
        Assert.StartsWith("agents:\n  - id: quick\n", copied, StringComparison.Ordinal);
        Assert.DoesNotContain("Copy", copied, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_command_is_copied_without_its_prompt() => Assert.Equal(
        "dotnet run --project src/MassGen.Docs -- verify-examples two-agents-vote",
        await CopyAsync("examples/two-agents-vote.html", "#run + .code"));

    [SkippableFact]
    public async Task A_command_that_ran_is_copied_without_what_it_printed() => Assert.DoesNotContain(
        "47", await CopyAsync("examples/run-a-program.html", ".transcript .terminal"), StringComparison.Ordinal);

    [SkippableFact]
    public async Task The_button_says_that_it_copied()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await window.GoToAsync("index.html");
        await window.Page.Locator(".copy").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator(".copy").First).ToHaveTextAsync("Copied");
    }

    private async Task<string> CopyAsync(string page, string code)
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await window.GoToAsync(page);
        var button = window.Page.Locator(code).First.Locator(".copy");
        await button.FocusAsync();
        await button.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        return await window.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
    }
}
