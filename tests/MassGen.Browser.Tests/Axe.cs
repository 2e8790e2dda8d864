using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MassGen.Browser.Tests;

/// <summary>axe-core on the page that is shown, as it stands: WCAG 2.2 A and AA, and its best practices, with nothing excused.</summary>
internal static class Axe
{
    private const string Audit = """
        async ([hasMenu, rules]) => (await axe.run(hasMenu ? document : { exclude: ['.menu'] }, {
          runOnly: rules === 'Colours' ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          rules: { 'color-contrast': { enabled: rules !== 'AllButColours' } },
          resultTypes: ['violations'], preload: false,
        })).violations.map(found => `${found.id} at ${found.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`)
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What it finds, in words.</summary>
    /// <param name="page">The page.</param>
    /// <param name="hasMenu">Whether the site's menu is looked at too.</param>
    /// <param name="rules">What is asked.</param>
    public static async Task<string[]> FaultsAsync(IPage page, bool hasMenu = true, AxeRules rules = AxeRules.All)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Audit, new object[] { hasMenu, rules.ToString() });
    }
}

/// <summary>Which of axe-core's rules are asked.</summary>
internal enum AxeRules
{
    All,

    /// <summary>Those that depend on colours.</summary>
    Colours,

    /// <summary>All but that of contrast, which takes as long as the others together.</summary>
    AllButColours,
}
