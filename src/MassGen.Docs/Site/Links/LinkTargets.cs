using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;

namespace MassGen.Docs.Site.Links;

/// <summary>Everything in the site that a link can lead to.</summary>
public sealed class LinkTargets
{
    private static readonly IReadOnlySet<string> NoAnchors = new HashSet<string>();
    private readonly Dictionary<string, IReadOnlySet<string>> _pages;
    private readonly Dictionary<string, string> _addresses;
    private readonly HashSet<string> _assets;
    private readonly Dictionary<string, IReadOnlyList<string>> _examples;
    private readonly Dictionary<string, string> _moved = [];
    private readonly Dictionary<string, string> _byAddress = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="pages">The pages.</param>
    /// <param name="assets">The other files.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="snippets">The snippets of the pages.</param>
    /// <param name="areForeign">Whether links to the pages may be written as other generators have them.</param>
    public LinkTargets(
        IReadOnlyCollection<SourcePage> pages, IEnumerable<string> assets, IEnumerable<ExamplePage> examples, IEnumerable<SnippetPage> snippets, bool areForeign)
    {
        var blocks = snippets.ToLookup(known => known.Snippet.Page, known => SnippetListings.AnchorOf(known.Snippet));
        _pages = pages.ToDictionary(page => page.Path, page => blocks.Contains(page.Path) ? page.Anchors.Concat(blocks[page.Path]).ToHashSet() : page.Anchors);
        _addresses = pages.ToDictionary(page => page.Path, page => page.HtmlPath);
        foreach (var page in pages)
        {
            foreach (var alias in page.FrontMatter.Aliases)
            {
                _moved[Path.ChangeExtension(alias.Text.Trim('/'), ".md")] = page.Path;
            }
        }

        foreach (var page in areForeign ? pages : [])
        {
            _byAddress.TryAdd(page.HtmlPath, page.Path);
            _byAddress.TryAdd(AddressOf(page.HtmlPath), page.Path);
        }

        AreForeign = areForeign;
        _pages.TryAdd(ExampleOverview.SourcePath, NoAnchors);
        _assets = [.. assets];
        _examples = examples.ToDictionary(page => page.Example.Id, page => ExamplePageView.AnchorsOf(page.Example));
    }

    /// <summary>Whether links to the pages may be written as other generators have them: from the root, without an ending, as a folder.</summary>
    public bool AreForeign { get; }

    /// <summary>The pages, by their paths in Markdown.</summary>
    public IEnumerable<string> Pages => _pages.Keys;

    /// <summary>The anchors of a page, or null when there is no such page.</summary>
    public IReadOnlySet<string>? Anchors(string path) => _pages.GetValueOrDefault(path);

    /// <summary>Where the HTML of a page is.</summary>
    public string HtmlOf(string path) => _addresses.GetValueOrDefault(path) ?? SitePaths.HtmlOf(path);

    /// <summary>
    /// The page that other generators show at a path: <c>a/b</c>, <c>a/b/</c> and <c>a/b.html</c> are <c>a/b.md</c> or the home page of the
    /// folder. Null when there is none, and where such paths are not understood.
    /// </summary>
    public string? PageAt(string path) => _byAddress.GetValueOrDefault(path.TrimEnd('/'));

    /// <summary>Where a page is now that was at a path before, or null.</summary>
    public string? NewPathOf(string path) => _moved.GetValueOrDefault(path);

    /// <summary>Whether there is such a file that is not a page.</summary>
    public bool HasAsset(string path) => _assets.Contains(path);

    /// <summary>The anchors of an example's page, or null when there is no such example.</summary>
    public IReadOnlyList<string>? AnchorsOfExample(string id) => _examples.GetValueOrDefault(id);

    private static string AddressOf(string htmlPath)
    {
        const string index = "index.html";
        return htmlPath == index ? "" : htmlPath.EndsWith("/" + index, StringComparison.Ordinal) ? htmlPath[..^(index.Length + 1)] : Path.ChangeExtension(htmlPath, null);
    }
}
