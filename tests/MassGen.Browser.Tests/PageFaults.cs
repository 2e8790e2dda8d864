using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace MassGen.Browser.Tests;

/// <summary>Goes through all pages of the site once, looks at each in both themes and at both widths, and keeps what is wrong.</summary>
internal sealed class PageFaults
{
    private const int Windows = 3;

    // The menu is the same on every page but for the mark of the page itself, and longer than most of them.
    private const int PagesForOneMenu = 12;

    // A width changes no colour. In each view our own measure looks at the contrast of every text.
    private static readonly (int Width, ColorScheme Theme, AxeRules? Rules)[] Views =
    [
        (1280, ColorScheme.Light, AxeRules.All),
        (1280, ColorScheme.Dark, AxeRules.Colours),
        (320, ColorScheme.Light, AxeRules.AllButColours),
        (320, ColorScheme.Dark, null),
    ];

    // Looks at each page as at every twelfth: with the menu, and for its colours at both widths.
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("MASSGEN_TESTS_SLOW") == "1";

    private readonly ConcurrentBag<string> _violations = [];
    private readonly ConcurrentBag<string> _unreadable = [];

    private PageFaults()
    {
    }

    /// <summary>What axe-core has to say.</summary>
    public IEnumerable<string> Violations => _violations.Order(StringComparer.Ordinal);

    /// <summary>Pages that are wider than the window, with too faint a text, without a title, heading or language, or of which the browser complains.</summary>
    public IEnumerable<string> Unreadable => _unreadable.Order(StringComparer.Ordinal);

    public static async Task<PageFaults> FindAsync(SiteInBrowser site)
    {
        var (found, waiting) = (new PageFaults(), new ConcurrentQueue<(int Index, string Page)>(site.Pages.Index()));
        await Task.WhenAll(Enumerable.Range(0, Windows).Select(async _ =>
        {
            await using var window = await site.OpenAsync(1280, ColorScheme.Light);
            while (waiting.TryDequeue(out var next))
                await found.LookAsync(window, next.Page, isWhole: IsSlow || next.Index % PagesForOneMenu == 0);
        }));
        return found;
    }

    // One loading serves all views: what differs is only the style sheet's, and between the themes only colours.
    private async Task LookAsync(WindowOnSite window, string page, bool isWhole)
    {
        await window.GoToAsync(page);
        if (!await window.Page.EvaluateAsync<bool>("!!document.title && document.querySelectorAll('h1').length === 1 && !!document.documentElement.lang"))
            _unreadable.Add($"{page}: no title, no language, or not one heading");
        foreach (var (width, theme, rules) in Views)
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            await window.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            var place = string.Create(CultureInfo.InvariantCulture, $"{page}, {width} px, {theme}: ");
            if ((isWhole ? WholeRules(theme) : rules) is { } asked)
            {
                foreach (var fault in await Axe.FaultsAsync(window.Page, isWhole, asked))
                    _violations.Add(place + fault);
            }

            if (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                _unreadable.Add(place + "wider than the window");
            if (await window.Page.EvaluateAsync<string?>(Contrast.Script) is { } faint)
                _unreadable.Add(place + faint);
        }

        foreach (var complaint in window.Complaints)
            _unreadable.Add($"{page}: {complaint}");
    }

    private static AxeRules WholeRules(ColorScheme theme) => theme == ColorScheme.Dark ? AxeRules.Colours : AxeRules.All;
}
