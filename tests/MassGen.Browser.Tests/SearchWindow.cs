using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MassGen.Browser.Tests;

/// <summary>Searching in a window, as a reader does and as scripts do.</summary>
internal static class SearchWindow
{
    public static ILocator Box(this IPage page) => page.Locator("[id='site.search']");

    public static ILocator Options(this IPage page) => page.Locator("[id='site.found'] [role=option]");

    /// <summary>Goes to the box with a key and types; waits until something is said about what was found.</summary>
    public static async Task TypeInSearchAsync(this IPage page, string query)
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(query);
        await Assertions.Expect(page.Locator(".search [role=status]")).Not.ToBeEmptyAsync();
    }

    /// <summary>Waits until the page is another. It asks the page again and again: who waits for a navigation misses one that is already over.</summary>
    public static Task LandsOnAsync(this IPage page, string scheme, string end) => Assertions.Expect(page).ToHaveURLAsync(
        new Regex($"^{scheme}://.*{Regex.Escape(end)}$"), new() { Timeout = 30_000 });

    /// <summary>Loads what searches, without asking anything.</summary>
    public static async Task LoadSearchAsync(this IPage page)
    {
        await page.Box().FocusAsync();
        // WaitForFunctionAsync evaluates text within the page, which the page's policy forbids.
        await page.EvaluateAsync(
            "new Promise(done => { const look = () => window.massgenSearch ? done() : setTimeout(look, 10); look(); })");
    }

    /// <summary>The places that the page's own script finds.</summary>
    public static Task<string[]> FindAsync(this IPage page, string query) =>
        page.EvaluateAsync<string[]>("async query => (await massgenSearch.find(query)).results.map(result => result.path)", query);
}
