using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.History;
using MassGen.Docs.Site.Settings;

namespace MassGen.Docs.Site.Redirects;

/// <summary>Collects the redirects of a site and tells which ones lead nowhere, in a circle, or stand in the place of a page.</summary>
public sealed class RedirectCheck(ContentFolder content, IReadOnlyList<ExamplePage> examples, ICollection<Diagnostic> faults)
{
    private readonly HashSet<string> _pages =
    [
        .. content.Pages.Select(page => page.HtmlPath), .. examples.Select(page => ExampleBadge.PathOf(page.Example.Id)), .. content.Assets, SiteRendering.Missing,
        SitePaths.HtmlOf(ExampleOverview.SourcePath),
    ];

    private readonly Dictionary<string, Redirect> _redirects = [];

    /// <summary>All redirects that lead somewhere, in the order of their old paths.</summary>
    public IReadOnlyList<Redirect> All()
    {
        foreach (var page in content.Pages)
        {
            foreach (var alias in page.FrontMatter.Aliases)
            {
                Add(alias, page.HtmlPath);
            }
        }

        foreach (var (from, to) in content.Settings.Redirects)
        {
            Target(from, to);
        }

        return [.. _redirects.Values.OrderBy(redirect => redirect.From, StringComparer.Ordinal)];
    }

    /// <summary>Tells of pages that the history knows, that are gone, and that no redirect stands for.</summary>
    public void Moved(PageHistory history, SiteSettings settings)
    {
        var gone = settings.ChecksMovedPages ? history.Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var path in gone.Where(path => !_pages.Contains(SitePaths.HtmlOf(path)) && !_redirects.ContainsKey(SitePaths.HtmlOf(path))))
        {
            faults.Add(new Diagnostic(
                "MG7068", Severity.Error, $"{path} was a page, and links to it lead nowhere now.",
                Suggestion: $"Write 'aliases: [{path}]' in the page that it became, or name it under 'redirects' in {SiteSettings.FileName}."));
        }
    }

    private void Target(WrittenText from, string to)
    {
        if (Uri.TryCreate(to, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            Add(from, to);
            return;
        }

        var (path, anchor) = to.Split('#', 2) is [var left, var right] ? (Redirect.PathOf(left), "#" + right) : (Redirect.PathOf(to), "");
        var page = content.Pages.FirstOrDefault(page => page.HtmlPath == path);
        if (!_pages.Contains(path) || (page is not null && anchor.Length > 0 && !page.Anchors.Contains(anchor[1..])))
        {
            var leadsOn = content.Settings.Redirects.Any(other => Redirect.PathOf(other.From.Text) == path);
            Fault(from, leadsOn ? $"The redirect leads to '{to}', which is a redirect itself." : $"The redirect leads nowhere: there is no '{to}'.",
                leadsOn ? "Name the page where readers shall end." : NearestWord.Suggestion(path, _pages.Order(StringComparer.Ordinal)));
            return;
        }

        Add(from, path + anchor);
    }

    private void Add(WrittenText from, string to)
    {
        var path = Redirect.PathOf(from.Text);
        if (_pages.Contains(path))
        {
            Fault(from, $"'{from.Text}' is a page; it cannot be the old path of one.", "Remove it, or give the other page another name.");
        }
        else if (path.Split('/').Any(part => part is ".." or "." or "") || path.Contains('\\'))
        {
            Fault(from, $"'{from.Text}' is no path in the documentation.", "Write it from the root of the documentation: guides/old.md.");
        }
        else if (!_redirects.TryAdd(path, new Redirect(path, to)) && _redirects[path].To != to)
        {
            Fault(from, $"'{from.Text}' leads to two places: {_redirects[path].To} and {to}.", "Keep one of them.");
        }
    }

    private void Fault(WrittenText from, string message, string? suggestion) =>
        faults.Add(new Diagnostic("MG7067", Severity.Error, message, from.Position with { Length = Math.Max(1, from.Text.Length) }, Suggestion: suggestion));
}
