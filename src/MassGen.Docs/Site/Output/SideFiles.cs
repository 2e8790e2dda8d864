using System.Text;
using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Facts;
using MassGen.Docs.Site.Feeds;

namespace MassGen.Docs.Site.Output;

/// <summary>Files that no page shows and programs read: the feed, what agents read first, what robots may read, and redirects.</summary>
internal sealed class SideFiles(ContentFolder content, SiteFacts facts, Uri? baseUrl)
{
    /// <param name="pages">All pages with their files.</param>
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

    private SourcePage? Home => content.Pages.FirstOrDefault(page => page.Path == "index.md");

    private IReadOnlyList<AgentPage> AgentPages(IEnumerable<RenderedPage> pages)
    {
        var matters = content.Pages.ToDictionary(page => page.HtmlPath, page => page.FrontMatter);
        return [.. pages.Where(page => page.IsListed).Select(page => (page.Page, Matter: matters.GetValueOrDefault(page.Page.Path), Twins: page.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).ToList()))
            .Where(page => page.Twins.Count > 0)
            .OrderBy(page => page.Page.Path.Contains('/')).ThenBy(page => page.Page.Path.Split('/')[0], StringComparer.Ordinal)
            .ThenBy(page => page.Matter?.Order ?? FrontMatter.UsualOrder).ThenBy(page => page.Page.Path, StringComparer.Ordinal)
            .Select(page => new AgentPage(page.Twins[0].Path, page.Page.Title, page.Matter?.Description, string.Concat(page.Twins.Select(twin => Encoding.UTF8.GetString(twin.Content.Span)))))];
    }
}
