using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Search;

/// <summary>The search of a whole site.</summary>
public static class SiteSearch
{
    /// <summary>The files that make the site searchable, in the folder <c>search</c>.</summary>
    public static IEnumerable<SiteFile> Files(IReadOnlyList<SourcePage> pages, IReadOnlyList<ExamplePage> examples)
    {
        var index = new SearchIndex();
        var words = pages.AsParallel().AsOrdered().Select(index.Read).ToList();
        var overview = index.Read(SitePaths.HtmlOf(ExampleOverview.SourcePath), "Examples", "All examples, each with its evidence.");
        return index.Files([.. words, overview, .. examples.Select(index.Read)]);
    }
}
