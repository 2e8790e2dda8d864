using MassGen.Docs.Site.Search;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

[Collection(SharedSite.Name)]
public sealed class SearchTests(SiteInBrowser site)
{
    [SkippableFact]
    public async Task The_golden_queries_lead_where_they_must()
    {
        await using var window = await SearchingAsync();
        var results = new List<GoldenResult>();
        foreach (var query in GoldenQuery.All)
        {
            results.Add(new GoldenResult(query, await window.Page.FindAsync(query.Text)));
        }

        Assert.Equal(60, results.Count);
        Assert.True(results.All(result => !result.Query.IsFirst || result.Rank == 1), string.Join("\n", results.Where(result => result.Query.IsFirst && result.Rank != 1)));
        Assert.True(results.Average(result => result.Rank == 0 ? 0 : 1.0 / result.Rank) >= 0.85, string.Join("\n", results.Where(result => result.Rank != 1)));
        Assert.True(results.Average(result => result.Rank is >= 1 and <= 5 ? 1.0 : 0) >= 0.95, string.Join("\n", results.Where(result => result.Rank is 0 or > 5)));
    }

    [SkippableFact]
    public async Task Every_place_that_the_golden_queries_name_exists()
    {
        await using var window = await SearchingAsync();
        var missing = new List<string>();
        foreach (var place in GoldenQuery.All.SelectMany(query => query.Places).Distinct())
        {
            missing.AddRange(await ExistsAsync(window.Page, place) ? [] : [place]);
        }

        Assert.Empty(missing);
    }

    [SkippableFact]
    public async Task Typing_shows_results_with_the_words_marked_and_code_as_code()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("guides/limits.html");
        await window.Page.TypeInSearchAsync("enable_mcp_command_line");
        var first = window.Page.Options().First;
        Assert.Equal("enable_mcp_command_line", await first.Locator(".title code mark").TextContentAsync());
        Assert.EndsWith("reference/configuration.html#key-agents.backend.enable_mcp_command_line", await first.GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Matches("^[0-9] results$", await window.Page.Locator(".search [role=status]").TextContentAsync());
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task The_list_is_used_with_the_keyboard_alone()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("index.html");
        await window.Page.Keyboard.PressAsync("Control+k");
        await window.Page.Keyboard.TypeAsync("snapshot_storage");
        await window.Page.Options().First.WaitForAsync();
        await window.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("site.found.0", await window.Page.Box().GetAttributeAsync("aria-activedescendant"));
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("false", await window.Page.Box().GetAttributeAsync("aria-expanded"));
        await window.Page.Keyboard.TypeAsync(" ");
        await window.Page.Options().First.WaitForAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.LandsOnAsync("http", "/reference/configuration.html#key-orchestrator.snapshot_storage");
    }

    [SkippableFact]
    public async Task It_works_from_files()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.Page.GotoAsync(new Uri(Path.Combine(site.Folder, "guides/limits.html")).AbsoluteUri);
        await window.Page.TypeInSearchAsync("MG1004");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.LandsOnAsync("file", "/reference/diagnostics.html#configuration-files");
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task Where_nothing_fits_it_says_so()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("index.html");
        await window.Page.TypeInSearchAsync("xyzzyqwrtp");
        Assert.Equal("Nothing found", await window.Page.Locator(".search [role=status]").TextContentAsync());
        Assert.True(await window.Page.Locator(".found .none").IsVisibleAsync());
    }

    [SkippableFact]
    public async Task Without_script_there_is_no_box()
    {
        await using var window = await site.OpenAsync(1280, ColorScheme.Light, script: false);
        await window.GoToAsync("index.html");
        Assert.False(await window.Page.Box().IsVisibleAsync());
    }

    [SkippableTheory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_list_fits_and_can_be_read(int width, ColorScheme theme)
    {
        await using var window = await site.OpenAsync(width, theme);
        await window.GoToAsync("guides/limits.html");
        await window.Page.Box().FillAsync("sandbox memory");
        await window.Page.Options().First.WaitForAsync();
        Assert.Null(await window.Page.EvaluateAsync<string?>(Contrast.Script));
        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        var box = await window.Page.Locator(".found").BoundingBoxAsync();
        Assert.True(box!.X >= 0 && box.X + box.Width <= width);
    }

    [SkippableFact]
    public async Task Reader_and_browser_take_words_apart_alike()
    {
        string[] words = ["votes", "voting", "validation", "validated", "policies", "classes", "running", "orchestrate", "status", "string", "needed", "repeated", "configuration"];
        await using var window = await SearchingAsync();
        var stems = await window.Page.EvaluateAsync<string[]>("words => words.map(massgenSearch.stem)", words.Concat(StopWords.All).ToArray());
        Assert.Equal(words.Concat(StopWords.All).Select(Stem), stems);
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("text => massgenSearch.wordsOf(text).length", string.Join(' ', StopWords.All)));
    }

    private static string Stem(string word)
    {
        var characters = word.ToCharArray();
        return new string(characters, 0, WordStem.Shorten(characters));
    }

    private async Task<WindowOnSite> SearchingAsync()
    {
        var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.GoToAsync("index.html");
        await window.Page.LoadSearchAsync();
        return window;
    }

    private static Task<bool> ExistsAsync(IPage page, string place) => page.EvaluateAsync<bool>(
        "async place => { const [path, id] = place.split('#'); const text = await (await fetch('/' + path)).text(); return !id || text.includes(`id=\"${id}\"`); }", place);
}
