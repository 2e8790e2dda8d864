using System.Collections.Concurrent;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Live;

namespace MassGen.Docs.Commands;

/// <summary>What open pages are told of their snippets. A page that was just opened is told at once.</summary>
internal sealed class PageStatuses(LiveSite site, LiveEvents events)
{
    private readonly ConcurrentDictionary<string, PageStatus> _latest = [];

    /// <summary>The status of a page by the path of its HTML; null when there is nothing to tell.</summary>
    public PageStatus? Of(string htmlPath) => _latest.TryGetValue(htmlPath, out var told) ? told
        : site.Content is { } content && content.Pages.FirstOrDefault(page => page.HtmlPath == htmlPath) is { } page
            ? PageStatus.Of(page, site.Input.Snippets, [], content.Words)
            : null;

    /// <summary>The page with a path in Markdown; null when there is none.</summary>
    public SourcePage? Page(string path) => site.Content?.Pages.FirstOrDefault(page => page.Path == path);

    /// <summary>Keeps the status of a page and tells those who have it open.</summary>
    public void Tell(PageStatus status)
    {
        _latest[status.Page] = status;
        events.Publish(LiveEvents.SnippetStatus, status.Json());
    }
}
