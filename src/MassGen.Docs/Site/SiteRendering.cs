using MassGen.Configuration.Schema;
using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Facts;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Navigation;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Search;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site;

/// <summary>A page with the files that it becomes.</summary>
internal sealed record RenderedPage(SitePage Page, IReadOnlyList<SiteFile> Files, bool IsListed = true);

/// <summary>Turns checked content into the files of the site.</summary>
internal sealed class SiteRendering(SiteInput input, ContentFolder content, ITemplateRenderer templates)
{
    private const int ExamplesOrder = 50;
    private const string Overview = "examples/index.html";
    private readonly SiteFacts _facts = new(content, input.BaseUrl, input.VersionLabel);
    private readonly PageFrame _frame = new(new NavigationTree(Navigation(input, content)), input.BaseUrl);

    public IEnumerable<RenderedPage> Pages() =>
        [.. content.Pages.Select(Written), .. input.Examples.Select(Example), ExampleTable(), NotFound()];

    /// <summary>Assets of the pages and of the templates, and the sitemap.</summary>
    public IEnumerable<SiteFile> OtherFiles(IEnumerable<RenderedPage> pages)
    {
        foreach (var asset in content.Assets)
        {
            yield return SiteFile.Copy(asset, Path.Combine(input.ContentFolder, asset));
        }

        var assets = Path.Combine(input.TemplateFolder, "assets");
        foreach (var file in Directory.EnumerateFiles(assets, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            yield return SiteFile.Copy("assets/" + Path.GetRelativePath(assets, file).Replace('\\', '/'), file);
        }

        foreach (var file in SiteSearch.Files(content.Pages, input.Examples))
        {
            yield return file;
        }

        foreach (var file in new SideFiles(content, _facts, input.BaseUrl).All(pages))
        {
            yield return file;
        }

        yield return SiteFile.OfText(ConfigJsonSchema.FileName, ConfigJsonSchema.Text());
        yield return SiteFile.OfText(ExamplesIndex.FileName, ExamplesIndex.Json(input));
        if (input.BaseUrl is { } baseUrl)
        {
            yield return SiteFile.OfText("sitemap.xml", Sitemap.Of(baseUrl, pages.Where(page => page.IsListed).Select(page => page.Page.Path), _facts.UpdatedAt));
        }
    }

    private static List<NavigationPage> Navigation(SiteInput input, ContentFolder content) =>
    [
        .. content.Pages.Where(page => page.FrontMatter.IsInNavigation)
            .Select(page => new NavigationPage(page.HtmlPath, page.FrontMatter.Title, page.FrontMatter.Order)),
        new NavigationPage(Overview, "Examples", ExamplesOrder),
        .. input.Examples.Select((page, index) => new NavigationPage(ExampleBadge.PathOf(page.Example.Id), page.Example.Title, index)),
    ];

    private RenderedPage Written(SourcePage page)
    {
        var html = Render("page", page.HtmlPath, new PageView
        {
            Title = page.FrontMatter.Title,
            Description = page.FrontMatter.Description,
            Heading = page.Top is { } top ? PageHtml.Inside(top) : Html.Escape(page.FrontMatter.Title),
            Home = page.Path == "index.md" ? HomeView.Of(page, input.Examples) : null,
            ShowsRun = page.Path == "index.md",
            HeadingId = page.Top is { } named ? SourcePage.AnchorOf(named) : null,
            Root = SitePaths.RootFrom(page.HtmlPath),
            Contents = ContentsItem.Of(page.Headings),
            Twin = SitePaths.Escaped(Path.GetFileName(page.Path)),
            Facts = _facts.Of(page),
        }, PageHtml.Of(page.Document, content.Words));
        return new RenderedPage(new SitePage(page.HtmlPath, page.FrontMatter.Title), [html, .. TwinFiles.Of(page.Path, MarkdownTwin.Of(page))]);
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
        }, templates.Render("example", view));
        return new RenderedPage(new SitePage(path, page.Example.Title), [html, .. TwinFiles.Of(ExampleTwin.PathOf(page.Example.Id), ExampleTwin.Of(page, view))]);
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
        }, templates.Render("examples", ExampleOverview.Of(input.Examples, input.BuiltAt)));
        return new RenderedPage(new SitePage(Overview, "Examples"), [html, .. TwinFiles.Of(ExampleOverview.SourcePath, ExampleTwin.Of(input.Examples))]);
    }

    // Shown at any address, however deep, so its links cannot be relative.
    private RenderedPage NotFound()
    {
        const string path = "404.html";
        var root = input.BaseUrl?.AbsolutePath.TrimEnd('/') + "/";
        var page = new PageView { Title = "Page not found", Heading = "Page not found", Root = root, Facts = _facts.Of(path, "Page not found", null) };
        var html = templates.Render("page", page with { Content = templates.Render("not-found", page) });
        return new RenderedPage(new SitePage(path, page.Title), [SiteFile.OfText(path, html)], IsListed: false);
    }

    private SiteFile Render(string layout, string path, PageView page, string inside) =>
        SiteFile.OfText(path, templates.Render(layout, _frame.Around(path, page with { Content = inside })));
}
