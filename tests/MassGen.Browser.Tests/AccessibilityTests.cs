using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>axe-core on every page: WCAG 2.2 A and AA, and its best practices, with nothing excused.</summary>
[Collection(SharedSite.Name)]
public sealed class AccessibilityTests(SiteInBrowser site)
{
    private const int Windows = 3;

    // The menu is the same on every page but for the mark of the page itself, and longer than most of them.
    private const int PagesForOneMenu = 12;

    // One template makes these from a table: each is looked at in one of the views, the next in the next.
    private const string Alike = "reference/models/";

    // In the second view of a page only what depends on colours and widths.
    private const string Audit = """
        async ([hasMenu, isWhole]) => (await axe.run(hasMenu ? document : { exclude: ['.menu'] }, {
          runOnly: isWhole ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size'] },
          resultTypes: ['violations'], preload: false,
        })).violations.map(found => `${found.id} at ${found.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`)
        """;

    private static readonly (int Width, ColorScheme Theme)[] Views =
    [
        (1280, ColorScheme.Light), (320, ColorScheme.Dark), (320, ColorScheme.Light), (1280, ColorScheme.Dark),
    ];

    // Each page is looked at in both themes and at both widths, and its neighbour in the other two views.
    private static readonly (int Width, ColorScheme Theme)[][] Pairs = [Views[..2], Views[2..]];

    [SkippableFact]
    public async Task No_page_has_a_violation_in_the_views_in_which_it_is_looked_at()
    {
        var (faults, waiting) = (new ConcurrentBag<string>(), new ConcurrentQueue<(int Index, string Page)>(site.Pages.Index()));
        await Task.WhenAll(Enumerable.Range(0, Windows).Select(async _ =>
        {
            await using var window = await AuditedAsync();
            while (waiting.TryDequeue(out var next))
            {
                await window.GoToAsync(next.Page);
                (int Width, ColorScheme Theme)[] views = next.Page.StartsWith(Alike, StringComparison.Ordinal) ? [Views[next.Index % Views.Length]] : Pairs[next.Index % 2];
                await CollectAsync(window, next.Page, views, next.Index % PagesForOneMenu == 0, faults);
            }
        }));
        Assert.Empty(faults.Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [InlineData("index.html", ".proof > summary", 1280)]
    [InlineData("index.html", ".open-menu", 320)]
    [InlineData("guides/limits.html", ".open-contents", 320)]
    [InlineData("examples/run-a-program.html", ".status > summary", 1280)]
    [InlineData("examples/run-a-program.html", "[data-go=on]", 1280)]
    public async Task Nor_has_what_opens(string page, string opener, int width)
    {
        await using var window = await AuditedAsync();
        await window.Page.SetViewportSizeAsync(width, 900);
        await window.GoToAsync(page);
        await window.Page.Locator(opener).First.ClickAsync();
        Assert.Empty(await window.Page.EvaluateAsync<string[]>(Audit, new[] { true, true }));
    }

    private async Task<WindowOnSite> AuditedAsync()
    {
        var window = await site.OpenAsync(1280, ColorScheme.Light);
        await window.Page.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        return window;
    }

    // One loading serves all views: what differs is only the style sheet's.
    private static async Task CollectAsync(WindowOnSite window, string page, (int Width, ColorScheme Theme)[] views, bool hasMenu, ConcurrentBag<string> faults)
    {
        foreach (var (view, (width, theme)) in views.Index())
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            await window.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var fault in await window.Page.EvaluateAsync<string[]>(Audit, new[] { hasMenu, view == 0 }))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{page}, {width} px, {theme}: {fault}"));
            }
        }
    }
}
