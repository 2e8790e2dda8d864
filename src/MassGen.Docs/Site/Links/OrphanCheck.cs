using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Links;

/// <summary>Finds pages that no menu and no link of another page leads to.</summary>
internal static class OrphanCheck
{
    /// <param name="pages">All pages.</param>
    /// <param name="rendered">What came of them.</param>
    public static IReadOnlyList<Diagnostic> Of(IEnumerable<SourcePage> pages, IEnumerable<RenderedPage> rendered)
    {
        var hidden = pages.Where(page => page.File is not null && !page.FrontMatter.IsInNavigation).ToList();
        if (hidden.Count == 0)
        {
            return [];
        }

        var linked = rendered.SelectMany(page => page.Asked).ToHashSet();
        return [.. hidden.Where(page => !linked.Contains(page.Path)).Select(Fault)];
    }

    private static Diagnostic Fault(SourcePage page)
    {
        var line = Enumerable.Range(1, page.Source.LineCount).FirstOrDefault(line => page.Source.Line(line).StartsWith("nav:", StringComparison.Ordinal), 1);
        return new Diagnostic(
            "MG7065", Severity.Error, "No menu and no page leads here.", new SourcePosition(page.Source, line, 1), Suggestion: "Link to it from another page, or remove 'nav: false'.");
    }
}
