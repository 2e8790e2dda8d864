using Microsoft.Extensions.AI;
using MassGen.Desktop.Browser;
using Xunit;

namespace MassGen.Desktop.Tests.Browser;

/// <summary><c>browser_automation</c> in the browser of a real desktop, through the connection into its container.</summary>
[Collection(OneAtATime.Name)]
public sealed class RealBrowserTests(DesktopImage image)
{
    [SkippableFact]
    public async Task What_is_typed_by_selector_arrives_in_the_page_that_the_desktop_shows()
    {
        var desktop = await image.SharedAsync();
        var recording = await Recording.BeginAsync(desktop);
        await using var tool = new BrowserTool(_ => Task.FromResult<IDesktop>(desktop), new BrowserToolOptions(), TimeProvider.System);

        var answer = (string)(await tool.Function.InvokeAsync(new AIFunctionArguments
        {
            ["task"] = "type", ["action"] = "type", ["selector"] = "#text", ["text"] = "naïve 日本 😀",
        }))!;

        Assert.Contains("\"success\":true", answer, StringComparison.Ordinal);
        Assert.Equal("naïve 日本 😀", await recording.TextAsync("naïve 日本 😀"));
    }

    [SkippableFact]
    public async Task Without_a_network_a_page_of_the_internet_is_told_to_be_out_of_reach()
    {
        var desktop = await image.SharedAsync();
        await using var tool = new BrowserTool(_ => Task.FromResult<IDesktop>(desktop), new BrowserToolOptions(), TimeProvider.System);

        var answer = (string)(await tool.Function.InvokeAsync(new AIFunctionArguments { ["task"] = "look", ["action"] = "new_tab", ["url"] = "https://example.org" }))!;
        await tool.Function.InvokeAsync(new AIFunctionArguments { ["task"] = "close", ["action"] = "close_tab" });

        Assert.Contains("example.org cannot be reached: this desktop has no network", answer, StringComparison.Ordinal);
    }
}
