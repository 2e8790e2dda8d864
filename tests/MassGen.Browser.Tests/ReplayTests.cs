using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class ReplayTests(SiteInBrowser site)
{
    private const string Vote = "examples/two-agents-vote.html";

    [SkippableFact]
    public async Task Without_script_there_is_the_transcript_and_no_replay()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light, script: false);
        await window.GoToAsync(Vote);
        Assert.False(await window.Page.Locator(".replay").IsVisibleAsync());
        Assert.True(await window.Page.Locator(".transcript .voted").First.IsVisibleAsync());
    }

    [SkippableFact]
    public async Task Every_agent_has_a_lane_that_begins_with_its_first_step()
    {
        await using var window = await OpenAsync();
        Assert.Equal(["quick", "careful"], await window.Page.Locator(".lane-log:not(.whole)").EvaluateAllAsync<string[]>("lanes => lanes.map(lane => lane.dataset.agent)"));
        Assert.Equal(1, await Shown(window).CountAsync());
    }

    [SkippableFact]
    public async Task A_step_on_shows_one_more_and_a_step_back_takes_it_away()
    {
        await using var window = await OpenAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "One step on" }).ClickAsync();
        Assert.Equal(2, await Shown(window).CountAsync());
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "One step back" }).ClickAsync();
        Assert.Equal(1, await Shown(window).CountAsync());
    }

    [SkippableFact]
    public async Task At_the_end_every_step_of_the_transcript_is_in_its_agents_lane()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator(".play").PressAsync("End");
        Assert.Equal(await window.Page.Locator(".transcript [data-agent=careful]").CountAsync(), await window.Page.Locator(".lane-log[data-agent=careful] li:visible").CountAsync());
        Assert.Contains("There are 25", await window.Page.Locator(".lane-log.whole").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_line_in_the_picture_follows_the_time_of_the_run()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator(".play").PressAsync("End");
        var (step, whole) = (await NumberAsync(window, ".transcript .step >> nth=-1", "element => Number(element.dataset.at)"), await NumberAsync(window, ".timeline svg", "element => Number(element.dataset.milliseconds)"));
        var line = await NumberAsync(window, ".timeline .now", "element => element.transform.baseVal[0].matrix.e");
        Assert.Equal(130 + ((736 - 130) * Math.Min(1, step / whole)), line, 0.2);
    }

    [SkippableFact]
    public async Task Playing_goes_on_by_itself_until_it_is_paused()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator(".speed select").SelectOptionAsync("4");
        await window.Page.Locator(".play").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".place input")).ToHaveValueAsync(new Regex("^([3-9]|1[0-4])$"));
        await window.Page.Locator(".play").ClickAsync();
        Assert.Equal("Play", await window.Page.Locator(".play").InnerTextAsync());
    }

    [SkippableFact]
    public async Task Each_step_is_told_to_those_who_do_not_see_it()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator(".play").PressAsync("ArrowRight");
        Assert.Matches("^Step 2 of [0-9]+, .*: careful began turn 1$", await window.Page.Locator(".replay [role=status]").TextContentAsync());
    }

    [SkippableFact]
    public async Task A_click_into_the_picture_goes_there()
    {
        await using var window = await OpenAsync();
        var box = (await window.Page.Locator(".timeline svg").BoundingBoxAsync())!;
        await window.Page.Locator(".timeline svg").ClickAsync(new() { Position = new() { X = box.Width * 0.97f, Y = box.Height - 12 } });
        Assert.True(await NumberAsync(window, ".place input", "element => element.valueAsNumber") > 5);
    }

    private async Task<WindowOnSite> OpenAsync()
    {
        var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync(Vote);
        return window;
    }

    private static ILocator Shown(WindowOnSite window) => window.Page.Locator(".lane-log li:visible");

    private static Task<double> NumberAsync(WindowOnSite window, string selector, string script) => window.Page.Locator(selector).EvaluateAsync<double>(script);
}
