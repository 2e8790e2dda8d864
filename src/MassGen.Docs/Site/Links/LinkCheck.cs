using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;

namespace MassGen.Docs.Site.Links;

/// <summary>Checks every link of a page and points it at what the site will hold.</summary>
public sealed partial class LinkCheck(LinkTargets targets, ExampleFences examples, ICollection<Diagnostic> faults)
{
    private static readonly string[] Outside = ["http", "https", "mailto"];

    /// <summary>The paths that were asked for, found or not: when what is there changes, the page has to be checked again.</summary>
    public HashSet<string> Asked { get; } = [];

    public void Check(SourcePage page)
    {
        var links = page.Document.Descendants<LinkInline>().Concat(page.Top?.Descendants<LinkInline>() ?? []);
        foreach (var link in links)
        {
            var place = PlaceOf(link, page.Source);
            link.Url = Target(page, link.Url ?? "", place) ?? link.Url;
        }

        foreach (var link in page.Document.Descendants<AutolinkInline>().Where(link => !link.IsEmail))
        {
            Target(page, link.Url, SourcePlaces.At(page.Source, link.Span.Start, link.Span.Length));
        }
    }

    private static SourcePosition PlaceOf(LinkInline link, SourceText source)
    {
        var span = link.Reference?.UrlSpan ?? link.UrlSpan;
        span = span.IsEmpty ? link.Span : span;
        return SourcePlaces.At(source, span.Start, span.Length);
    }

    private string? Target(SourcePage page, string url, SourcePosition place)
    {
        if (url.StartsWith("example:", StringComparison.Ordinal))
        {
            return Example(page, url["example:".Length..], place);
        }

        if (Scheme().Match(url) is { Success: true } scheme)
        {
            if (!Outside.Contains(scheme.Groups["scheme"].Value.ToLowerInvariant()))
            {
                Fault("MG7020", $"A link may not lead to '{scheme.Value}'.", place, $"Known: {string.Join(", ", Outside)} and example.");
            }

            return null;
        }

        return Inside(page, url, place);
    }

    private string? Example(SourcePage page, string id, SourcePosition place)
    {
        var (name, anchor) = Cut(id);
        Asked.Add(SitePaths.HtmlOf($"examples/{name}"));
        if (targets.AnchorsOfExample(name) is not { } anchors)
        {
            faults.Add(examples.UnknownExample(name, place));
            return null;
        }

        if (anchor is not null && !anchors.Contains(anchor))
        {
            Fault("MG7022", $"The page of '{name}' has no '#{anchor}'.", place, Near(anchor, anchors));
        }

        return SitePaths.Relative(page.HtmlPath, ExampleBadge.PathOf(name)) + (anchor is null ? "" : "#" + anchor);
    }

    private string? Inside(SourcePage page, string url, SourcePosition place)
    {
        var (link, anchor) = Cut(url);
        var path = link.Length == 0 ? page.Path : link.StartsWith('/') ? null : SitePaths.Resolve(page.Path, Uri.UnescapeDataString(link));
        Asked.Add(path ?? link);
        if (path is not null && targets.HasAsset(path))
        {
            return null;
        }

        if (path is null || targets.Anchors(path) is not { } anchors)
        {
            Fault("MG7021", $"The link leads nowhere: there is no '{link}' from here.", place, NearestPage(page, path ?? link));
            return null;
        }

        if (anchor is not null && !anchors.Contains(anchor))
        {
            Fault("MG7022", $"There is no heading '#{anchor}' in {path}.", place, Near(anchor, anchors));
        }

        return (link.Length == 0 ? "" : SitePaths.Relative(page.HtmlPath, targets.HtmlOf(path))) + (anchor is null ? "" : "#" + anchor);
    }

    private string NearestPage(SourcePage page, string path)
    {
        var pages = targets.Pages.Where(known => known != page.Path).Order(StringComparer.Ordinal).ToList();
        var name = path.Split('/')[^1];
        var nearest = NearestWord.Of(path, pages)
            ?? pages.FirstOrDefault(known => known == path.TrimEnd('/') + "/index.md" || Path.ChangeExtension(known, null) == Path.ChangeExtension(path, null))
            ?? pages.FirstOrDefault(known => known.Split('/')[^1] == name)
            ?? pages.FirstOrDefault(known => NearestWord.Of(name, [known.Split('/')[^1]]) is not null);
        return nearest is null
            ? "Links lead to .md files of docs-src by relative paths, or to example:ID."
            : $"Did you mean '{SitePaths.Relative(page.Path, nearest)}'?";
    }

    private static string? Near(string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        return NearestWord.Suggestion(word, all) is { } suggestion ? suggestion
            : all.Count is > 0 and <= 20 ? $"There are: {string.Join(", ", all.Select(anchor => "#" + anchor))}." : null;
    }

    private static (string Path, string? Anchor) Cut(string url) =>
        url.Split('#', 2) is [var path, var anchor] ? (path, Uri.UnescapeDataString(anchor)) : (url, null);

    private void Fault(string code, string message, SourcePosition place, string? suggestion) =>
        faults.Add(new Diagnostic(code, Severity.Error, message, place, Suggestion: suggestion));

    [GeneratedRegex("^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):", RegexOptions.ExplicitCapture)]
    private static partial Regex Scheme();
}
