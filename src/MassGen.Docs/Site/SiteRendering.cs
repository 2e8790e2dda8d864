using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Facts;
using MassGen.Docs.Site.Glossary;
using MassGen.Docs.Site.Links;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Markup.Includes;
using MassGen.Docs.Site.Navigation;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Search;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site;

/// <summary>Turns content into the files of the site. Nothing in it changes once it is made, so pages are rendered on all cores.</summary>
internal sealed class SiteRendering
{
    /// <summary>The page that is shown at addresses where nothing is.</summary>
    public const string Missing = "404.html";

    private const int ExamplesOrder = 50;
    private const string Home = "index.html";
    private const string Overview = "examples/index.html";
    private readonly SiteInput _input;
    private readonly ContentFolder _content;
    private readonly ITemplateRenderer _templates;
    private readonly LinkTargets _targets;
    private readonly SiteFacts _facts;
    private readonly SearchIndex _search;
    private readonly List<NavigationPage> _navigation;

    /// <param name="input">What the site is built of.</param>
    /// <param name="content">Its pages and assets.</param>
    /// <param name="templates">What renders them.</param>
    /// <param name="earlier">The site before a change, or null; where the menu is the same, so is what stands around the pages.</param>
    public SiteRendering(SiteInput input, ContentFolder content, ITemplateRenderer templates, SiteRendering? earlier = null)
    {
        (_input, _content, _templates) = (input with { BaseUrl = AddressOf(input, content.Settings.BaseUrl) }, content, templates);
        _targets = new LinkTargets(content.Pages, content.Assets, input.Examples, input.Snippets, input.IsForeign);
        _facts = new SiteFacts(content, _input.BaseUrl, !input.IsForeign, input.VersionLabel, input.VersionsBeside);
        // The words of pages that stay as they are stand in it.
        _search = earlier?._search ?? new SearchIndex();
        _navigation = Navigation(input, content);
        Frame = earlier is not null && earlier._input.BaseUrl == _input.BaseUrl && earlier._navigation.SequenceEqual(_navigation)
            ? earlier.Frame
            : new PageFrame(new NavigationTree(_navigation), _input.BaseUrl, input.NewestFolder);
    }

    /// <summary>What stands around each page.</summary>
    public PageFrame Frame { get; }

    /// <summary>All pages, to be rendered in any order.</summary>
    public IReadOnlyList<PagePlan> Pages() =>
    [
        .. _content.Pages.Where(page => page.HtmlPath != Missing).Select(page => new PagePlan(new SitePage(page.HtmlPath, page.FrontMatter.Title), page, () => Written(page), page.Path)
        {
            Check = IsHome(page) ? null : () => Unrendered(page),
        }),
        .. _input.IsForeign ? Array.Empty<PagePlan>() : [new PagePlan(new SitePage(Overview, "Examples"), _input.Examples, ExampleTable, ExampleOverview.SourcePath)],
        .. _input.IsForeign ? [] : _input.Examples.Select(page => new PagePlan(
            new SitePage(ExampleBadge.PathOf(page.Example.Id), page.Example.Title), page, () => Example(page), ExampleTwin.PathOf(page.Example.Id))),
        _content.Pages.FirstOrDefault(page => page.HtmlPath == Missing) is { } missing
            ? new PagePlan(new SitePage(Missing, missing.FrontMatter.Title), missing, () => Missed(missing))
            : new PagePlan(new SitePage(Missing, "Page not found"), _input.TemplateFolder, NotFound),
    ];

    /// <summary>Whether pages that are the same look the same in both sites, but for the menu around them and their snippets.</summary>
    public bool IsLike(SiteRendering other) => _templates == other._templates && _input with { Snippets = other._input.Snippets } == other._input
        && _facts.IsSame(other._facts) && _content.Glossary.IsSame(other._content.Glossary);

    /// <summary>Whether the same is known of the snippets of a page.</summary>
    public bool HasSameSnippets(SiteRendering other, SourcePage page) =>
        ReferenceEquals(_input.Snippets, other._input.Snippets) || SnippetsOf(page).SequenceEqual(other.SnippetsOf(page));

    /// <summary>What is wrong with all pages together, once all are rendered.</summary>
    public IEnumerable<Diagnostic> FaultsOf(IEnumerable<RenderedPage> pages) => Weighed(OrphanCheck.Of(_content.Pages, pages));

    /// <summary>Assets of the pages and of the templates, as they are.</summary>
    public IEnumerable<SiteFile> Copies()
    {
        foreach (var asset in _content.Assets)
        {
            yield return SiteFile.Copy(asset, Path.Combine(_input.ContentFolder, asset));
        }

        var assets = Path.Combine(_input.TemplateFolder, "assets");
        foreach (var file in Directory.EnumerateFiles(assets, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            yield return SiteFile.Copy("assets/" + Path.GetRelativePath(assets, file).Replace('\\', '/'), file);
        }
    }

    /// <summary>The files about all pages, once all are rendered. Where somebody wrote one, that one stays.</summary>
    public IEnumerable<SiteFile> OtherFiles(IReadOnlyCollection<RenderedPage> pages)
    {
        var written = _content.Assets.ToHashSet(StringComparer.Ordinal);
        return AboutAll(pages).Where(file => !written.Contains(file.Path));
    }

    private IEnumerable<SiteFile> AboutAll(IReadOnlyCollection<RenderedPage> pages)
    {
        foreach (var file in _search.Files([.. pages.Select(page => page.Words).OfType<PageWords>()]))
        {
            yield return file;
        }

        foreach (var file in new SideFiles(_content, _facts, _input.BaseUrl).All(pages))
        {
            yield return file;
        }

        if (!_input.IsForeign)
        {
            yield return SiteFile.OfText(ConfigJsonSchema.FileName, ConfigJsonSchema.Text());
            yield return SiteFile.OfText(ExamplesIndex.FileName, ExamplesIndex.Json(_input));
            foreach (var picture in FramePictures.Files(_input.Examples))
            {
                yield return picture;
            }
        }

        if (_input.BaseUrl is { } baseUrl)
        {
            yield return SiteFile.OfText("sitemap.xml", Sitemap.Of(baseUrl, pages.Where(page => page.IsListed).Select(page => page.Page.Path), _facts.UpdatedAt));
        }
    }

    // A version has its own folder below the address of all.
    private static Uri? AddressOf(SiteInput input, Uri? usual) => (input.BaseUrl ?? usual, input.VersionLabel) is ({ } address, { } label)
        ? new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{label}/")
        : input.BaseUrl ?? usual;

    private static List<NavigationPage> Navigation(SiteInput input, ContentFolder content) =>
    [
        .. content.Pages.Where(page => page.FrontMatter.IsInNavigation && page.HtmlPath != Missing)
            .Select(page => new NavigationPage(page.HtmlPath, page.FrontMatter.Title, page.FrontMatter.Order, content.Settings.GroupOf(page.FrontMatter))),
        .. input.IsForeign ? [] : new[] { new NavigationPage(Overview, "Examples", ExamplesOrder) },
        .. input.Examples.Select((page, index) => new NavigationPage(ExampleBadge.PathOf(page.Example.Id), page.Example.Title, index)),
    ];

    private RenderedPage Written(SourcePage known)
    {
        var faults = new List<Diagnostic>();
        var (page, links, includes) = Checked(known, faults);
        var isHome = IsHome(page);
        var html = Render("page", page.HtmlPath, new PageView
        {
            Title = page.FrontMatter.Title,
            Description = page.FrontMatter.Description,
            Heading = page.Top is { } top ? PageHtml.Inside(top) : Html.Escape(page.FrontMatter.Title),
            Home = isHome ? HomeView.Of(page, _input.Examples) : null,
            ShowsRun = isHome,
            HeadingId = page.Top is { } named ? SourcePage.AnchorOf(named) : null,
            Root = SitePaths.RootFrom(page.HtmlPath),
            Contents = ContentsItem.Of(page.Headings),
            Twin = SitePaths.Escaped(Path.GetFileName(page.Path)),
            Facts = _facts.Of(page),
        }, PageHtml.Of(page.Document, _content.Words));
        return Rendered(page.HtmlPath, page.FrontMatter.Title, html, page.Path, MarkdownTwin.Of(page)) with
        {
            Words = _search.Read(page),
            Faults = Weighed(faults),
            Asked = links.Asked,
            Included = includes.Included,
        };
    }

    // The one written page with a template of its own.
    private bool IsHome(SourcePage page) => page.HtmlPath == Home && !_input.IsForeign;

    private RenderedPage Unrendered(SourcePage known)
    {
        var faults = new List<Diagnostic>();
        var (page, links, _) = Checked(known, faults);
        return new RenderedPage(new SitePage(page.HtmlPath, page.FrontMatter.Title), []) { Faults = Weighed(faults), Asked = links.Asked };
    }

    // The page with the texts of files in it, links that lead to what the site holds, and words that lead to the glossary.
    private (SourcePage Page, LinkCheck Links, IncludeCheck Includes) Checked(SourcePage known, List<Diagnostic> faults)
    {
        var page = known.Opened();
        var includes = new IncludeCheck(_input.ContentFolder, _content.Settings.IncludeFrom, faults);
        var fences = new ExampleFences(_input.Examples, _input.Snippets, faults);
        var links = new LinkCheck(_targets, fences, faults, page.HtmlPath == Missing ? AbsoluteRoot : "");
        GlossaryTerms.Identify(page);
        includes.Check(page);
        if (!_input.IsForeign)
        {
            fences.Fill(page);
        }

        links.Check(page);
        MarkupCheck.Check(page, faults);
        TermMarks.Put(page, _content.Glossary);
        return (page, links, includes);
    }

    private RenderedPage Example(ExamplePage page)
    {
        var path = ExampleBadge.PathOf(page.Example.Id);
        var view = ExamplePageView.Of(page);
        var html = Render("page", path, new PageView
        {
            Title = page.Example.Title,
            ShowsRun = true,
            HasReplay = view.Timeline is not null,
            Description = $"{page.Example.Title}: the configuration, who did what, and the evidence there is.",
            Heading = Html.Escape(page.Example.Title),
            Root = SitePaths.RootFrom(path),
            Contents = ContentsItem.Of(view.Headings),
            Twin = SitePaths.Escaped(page.Example.Id + ".md"),
            Facts = _facts.Of(path, page.Example.Title, null),
        }, _templates.Render("example", view));
        return Rendered(path, page.Example.Title, html, ExampleTwin.PathOf(page.Example.Id), ExampleTwin.Of(page, view)) with { Words = _search.Read(page) };
    }

    private RenderedPage ExampleTable()
    {
        var html = Render("page", Overview, new PageView
        {
            Title = "Examples",
            Description = "Every example, whether it is verified for the present files, when and where.",
            Heading = "Examples",
            Root = SitePaths.RootFrom(Overview),
            Twin = "index.md",
            Facts = _facts.Of(Overview, "Examples", null),
        }, _templates.Render("examples", ExampleOverview.Of(_input.Examples, _input.BuiltAt)));
        return Rendered(Overview, "Examples", html, ExampleOverview.SourcePath, ExampleTwin.Of(_input.Examples)) with
        {
            Words = _search.Read(Overview, "Examples", "All examples, each with its evidence."),
        };
    }

    // Shown at any address, however deep, so its links cannot be relative.
    private RenderedPage NotFound()
    {
        var page = new PageView
        {
            Title = "Page not found",
            Heading = "Page not found",
            Root = AbsoluteRoot,
            HasExamples = !_input.IsForeign,
            Facts = _facts.Of(Missing, "Page not found", null),
        };
        var html = _templates.Render("page", page with { Content = _templates.Render("not-found", page) });
        return new RenderedPage(new SitePage(Missing, page.Title), [SiteFile.OfText(Missing, html)], IsListed: false);
    }

    // One that somebody wrote stands in the place of ours, and is shown like it: at any address, in no menu.
    private RenderedPage Missed(SourcePage known)
    {
        var faults = new List<Diagnostic>();
        var (page, links, includes) = Checked(known, faults);
        var html = _templates.Render("page", new PageView
        {
            Title = page.FrontMatter.Title,
            Heading = page.Top is { } top ? PageHtml.Inside(top) : Html.Escape(page.FrontMatter.Title),
            Root = AbsoluteRoot,
            Facts = _facts.Of(Missing, page.FrontMatter.Title, null),
            Content = PageHtml.Of(page.Document, _content.Words),
        });
        return new RenderedPage(new SitePage(Missing, page.FrontMatter.Title), [SiteFile.OfText(Missing, html)], IsListed: false)
        {
            Faults = Weighed(faults),
            Asked = links.Asked,
            Included = includes.Included,
        };
    }

    private string AbsoluteRoot => _input.BaseUrl?.AbsolutePath.TrimEnd('/') + "/";

    private SiteFile Render(string layout, string path, PageView page, string inside)
    {
        var html = new System.Text.StringBuilder(inside.Length + 16_384);
        _templates.Render(layout, Frame.Around(path, page with { Content = inside }), html);
        return SiteFile.OfText(path, html);
    }

    private static RenderedPage Rendered(string path, string title, SiteFile html, string twinPath, string markdown)
    {
        var twin = PageTwin.Of(twinPath, TwinFiles.Of(twinPath, markdown));
        return new RenderedPage(new SitePage(path, title), [html, .. twin.Files]) { Twin = twin };
    }

    private IReadOnlyList<Diagnostic> Weighed(IReadOnlyList<Diagnostic> faults) =>
        _input.IsForeign ? [.. faults.Select(fault => fault with { Severity = Severity.Warning })] : faults;

    private IEnumerable<(string Id, string Hash, DateTimeOffset? When)> SnippetsOf(SourcePage page) => _input.Snippets
        .Where(known => known.Snippet.Page == page.Path).Select(known => (known.Snippet.Id, known.InputsHash, known.PresentEvidence?.VerifiedAt));
}
