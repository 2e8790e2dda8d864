using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MassGen.Browser.Tests.View;

/// <summary>axe-core on the page that is shown.</summary>
internal static class Axe
{
    private const string Audit = """
        async () => (await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false,
        })).violations.map(found => `${found.id} at ${found.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')}`)
        """;

    public static async Task<string[]> FaultsAsync(IPage page)
    {
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        return await page.EvaluateAsync<string[]>(Audit);
    }
}
