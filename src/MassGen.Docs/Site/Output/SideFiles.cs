using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Facts;
using MassGen.Docs.Site.Feeds;

namespace MassGen.Docs.Site.Output;

/// <summary>Files that no page shows and programs read: the feed, what agents read first, what robots may read, and redirects.</summary>
internal sealed class SideFiles(ContentFolder content, SiteFacts facts, Uri? baseUrl)
{
    /// <param name="pages">All pages, with their Markdown where it is to be read at once.</param>
    public IEnumerable<SiteFile> All(IEnumerable<RenderedPage> pages)
    {
        yield return SiteFile.OfText("robots.txt", Sitemap.Robots(baseUrl));
        if (baseUrl is not null && facts.HasFeed)
        {
            yield return SiteFile.OfText(AtomFeed.Path, AtomFeed.Of(baseUrl, facts, content.Pages, content.Settings.FeedEntries));
        }

        foreach (var redirect in content.Redirects)
        {
            yield return redirect.File(content.Words, content.Settings.Language, baseUrl);
        }

        foreach (var file in new LlmsText(facts.Title, content.Settings.Description ?? Home?.FrontMatter.Description, baseUrl).Files(AgentPages(pages)))
        {
            yield return file;
        }
    }

    private SourcePage? Home => content.Pages.FirstOrDefault(page => page.HtmlPath == "index.html");

    private IReadOnlyList<AgentPage> AgentPages(IEnumerable<RenderedPage> pages)
    {
        var matters = content.Pages.ToDictionary(page => page.HtmlPath, page => page.FrontMatter);
        var listed = pages.Where(page => page is { IsListed: true, Twin: not null }).ToList();
        var isAll = listed.Sum(page => (long)page.Twin!.Length) <= LlmsText.MostAtOnce;
        return [.. listed.Select(page => (page.Page, Twin: page.Twin!, Matter: matters.GetValueOrDefault(page.Page.Path)))
            .OrderBy(page => page.Page.Path.Contains('/')).ThenBy(page => page.Page.Path.Split('/')[0], StringComparer.Ordinal)
            .ThenBy(page => page.Matter?.Order ?? FrontMatter.UsualOrder).ThenBy(page => page.Page.Path, StringComparer.Ordinal)
            .Select(page => new AgentPage(page.Twin.Path, page.Page.Title, page.Matter?.Description, isAll ? page.Twin.Text() : null))];
    }
}
