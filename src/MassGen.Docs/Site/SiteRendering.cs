using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Links;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Navigation;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site;

/// <summary>Turns content into the files of the site. Nothing in it changes once it is made, so pages are rendered on all cores.</summary>
internal sealed class SiteRendering
{
    private const int ExamplesOrder = 50;
    private const string Overview = "examples/index.html";
    private readonly SiteInput _input;
    private readonly ContentFolder _content;
    private readonly ITemplateRenderer _templates;
    private readonly LinkTargets _targets;
    private readonly List<NavigationPage> _navigation;

    /// <param name="input">What the site is built of.</param>
    /// <param name="content">Its pages and assets.</param>
    /// <param name="templates">What renders them.</param>
    /// <param name="earlier">The site before a change, or null; where the menu is the same, so is what stands around the pages.</param>
    public SiteRendering(SiteInput input, ContentFolder content, ITemplateRenderer templates, SiteRendering? earlier = null)
    {
        (_input, _content, _templates) = (input, content, templates);
        _targets = new LinkTargets(content.Pages, content.Assets, input.Examples);
        _navigation = Navigation(input, content);
        Frame = earlier is not null && earlier._input.BaseUrl == input.BaseUrl && earlier._navigation.SequenceEqual(_navigation)
            ? earlier.Frame
            : new PageFrame(new NavigationTree(_navigation), input.BaseUrl);
    }

    /// <summary>What stands around each page.</summary>
    public PageFrame Frame { get; }

    /// <summary>All pages, to be rendered in any order.</summary>
    public IReadOnlyList<PagePlan> Pages() =>
    [
        .. _content.Pages.Select(page => new PagePlan(new SitePage(page.HtmlPath, page.FrontMatter.Title), page, () => Written(page))),
        .. _input.IsForeign ? [] : _input.Examples.Select(page => new PagePlan(new SitePage(ExampleBadge.PathOf(page.Example.Id), page.Example.Title), page, () => Example(page))),
        .. _input.IsForeign ? Array.Empty<PagePlan>() : [new PagePlan(new SitePage(Overview, "Examples"), _input.Examples, ExampleTable)],
        new PagePlan(new SitePage("404.html", "Page not found"), _input.TemplateFolder, NotFound, IsListed: false),
    ];

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

    /// <summary>The files about all pages, once all are rendered.</summary>
    public IEnumerable<SiteFile> OtherFiles(IReadOnlyCollection<RenderedPage> pages)
    {
        if (!_input.IsForeign)
        {
            yield return SiteFile.OfText(ConfigJsonSchema.FileName, ConfigJsonSchema.Text());
        }

        if (_input.BaseUrl is { } baseUrl)
        {
            yield return SiteFile.OfText("sitemap.xml", Sitemap.Of(baseUrl, pages.Where(page => page.IsListed).Select(page => page.Page.Path)));
        }
    }

    private static List<NavigationPage> Navigation(SiteInput input, ContentFolder content) =>
    [
        .. content.Pages.Where(page => page.FrontMatter.IsInNavigation)
            .Select(page => new NavigationPage(page.HtmlPath, page.FrontMatter.Title, page.FrontMatter.Order)),
        .. input.IsForeign ? [] : new[] { new NavigationPage(Overview, "Examples", ExamplesOrder) },
        .. input.Examples.Select((page, index) => new NavigationPage(ExampleBadge.PathOf(page.Example.Id), page.Example.Title, index)),
    ];

    private RenderedPage Written(SourcePage known)
    {
        var faults = new List<Diagnostic>();
        var (page, asked) = Checked(known, faults);
        var twin = SiteFile.OfText(page.Path, MarkdownTwin.Of(page));
        var html = Render("page", page.HtmlPath, new PageView
        {
            Title = page.FrontMatter.Title,
            Description = page.FrontMatter.Description,
            Heading = page.Top is { } top ? PageHtml.Inside(top) : Html.Escape(page.FrontMatter.Title),
            HeadingId = page.Top is { } named ? SourcePage.AnchorOf(named) : null,
            Root = SitePaths.RootFrom(page.HtmlPath),
            Contents = ContentsItem.Of(page.Headings),
            Twin = Path.GetFileName(page.Path),
        }, PageHtml.Of(page.Document));
        return new RenderedPage(new SitePage(page.HtmlPath, page.FrontMatter.Title), [html, twin])
        {
            Faults = _input.IsForeign ? [.. faults.Select(fault => fault with { Severity = Severity.Warning })] : faults,
            Asked = asked,
        };
    }

    // The page with examples' texts in it and links that lead to what the site holds.
    private (SourcePage Page, IReadOnlySet<string> Asked) Checked(SourcePage known, List<Diagnostic> faults)
    {
        var page = known.Opened();
        var fences = new ExampleFences(_input.Examples, faults);
        var links = new LinkCheck(_targets, fences, faults);
        if (!_input.IsForeign)
        {
            fences.Fill(page);
        }

        links.Check(page);
        MarkupCheck.Check(page, faults);
        return (page, links.Asked);
    }

    private RenderedPage Example(ExamplePage page)
    {
        var path = ExampleBadge.PathOf(page.Example.Id);
        var view = ExamplePageView.Of(page);
        var html = Render("page", path, new PageView
        {
            Title = page.Example.Title,
            Description = $"{page.Example.Title}: the configuration, who did what, and the evidence there is.",
            Heading = Html.Escape(page.Example.Title),
            Root = SitePaths.RootFrom(path),
            Contents = ContentsItem.Of(view.Headings),
        }, _templates.Render("example", view));
        return new RenderedPage(new SitePage(path, page.Example.Title), [html]);
    }

    private RenderedPage ExampleTable()
    {
        var html = Render("page", Overview, new PageView
        {
            Title = "Examples",
            Description = "Every example, whether it is verified for the present files, when and where.",
            Heading = "Examples",
            Root = SitePaths.RootFrom(Overview),
        }, _templates.Render("examples", ExampleOverview.Of(_input.Examples, _input.BuiltAt)));
        return new RenderedPage(new SitePage(Overview, "Examples"), [html]);
    }

    // Shown at any address, however deep, so its links cannot be relative.
    private RenderedPage NotFound()
    {
        const string path = "404.html";
        var root = _input.BaseUrl?.AbsolutePath.TrimEnd('/') + "/";
        var page = new PageView { Title = "Page not found", Heading = "Page not found", Root = root, HasExamples = !_input.IsForeign };
        var html = _templates.Render("page", page with { Content = _templates.Render("not-found", page) });
        return new RenderedPage(new SitePage(path, page.Title), [SiteFile.OfText(path, html)], IsListed: false);
    }

    private SiteFile Render(string layout, string path, PageView page, string inside)
    {
        var html = new System.Text.StringBuilder(inside.Length + 16_384);
        _templates.Render(layout, Frame.Around(path, page with { Content = inside }), html);
        return SiteFile.OfText(path, html);
    }
}
