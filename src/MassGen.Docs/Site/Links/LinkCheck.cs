using System.Buffers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;

namespace MassGen.Docs.Site.Links;

/// <summary>Checks every link of a page and points it at what the site will hold.</summary>
/// <param name="targets">What the site will hold.</param>
/// <param name="examples">Tells of examples that are not known.</param>
/// <param name="faults">Where faults are collected.</param>
/// <param name="root">What stands before links of a page that is shown at any address; empty for all others.</param>
public sealed class LinkCheck(LinkTargets targets, ExampleFences examples, ICollection<Diagnostic> faults, string root = "")
{
    private const string OfExample = "example:";
    private const string Nowhere = "#";
    private static readonly string[] Outside = ["http", "https", "mailto"];

    // What follows these would be run. The policy of every page forbids that too.
    private static readonly string[] Running = ["javascript", "vbscript"];
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    /// <summary>The paths of others that were asked for, found or not: when what is there changes, the page has to be checked again.</summary>
    public HashSet<string> Asked { get; } = [];

    public void Check(SourcePage page)
    {
        var inlines = page.Document.Descendants<Inline>();
        foreach (var inline in (page.Top?.Inline is { } top ? inlines.Concat(top.Descendants<Inline>()) : inlines).ToList())
        {
            if (inline is LinkInline { IsImage: true } image && image.Url?.StartsWith(OfExample, StringComparison.Ordinal) == true)
            {
                Picture(page, image, LinkPlace.Of(image, page.Source));
            }
            else if (inline is LinkInline link)
            {
                link.Url = Target(page, link.Url ?? "", LinkPlace.Of(link, page.Source)) ?? link.Url;
            }
            else if (inline is AutolinkInline { IsEmail: false } auto
                && Target(page, auto.Url, new LinkPlace(page.Source, auto.Span.Start, auto.Span.Length)) == Nowhere)
            {
                auto.ReplaceBy(new LiteralInline(auto.Url));
            }
        }
    }

    private string? Target(SourcePage page, string url, LinkPlace place)
    {
        if (url.StartsWith(OfExample, StringComparison.Ordinal))
        {
            return Example(page, url[OfExample.Length..], place);
        }

        if (SchemeOf(url) is { Length: > 0 } scheme)
        {
            if (!Outside.Contains(scheme, StringComparer.OrdinalIgnoreCase))
            {
                Fault("MG7020", $"A link may not lead to '{scheme}:'.", place.Position, $"Known: {string.Join(", ", Outside)} and example.");
            }

            return Running.Contains(scheme, StringComparer.OrdinalIgnoreCase) ? Nowhere : null;
        }

        return Inside(page, url, place);
    }

    private void Picture(SourcePage page, LinkInline image, LinkPlace place)
    {
        var (name, anchor) = Cut(image.Url![OfExample.Length..]);
        Asked.Add(SitePaths.HtmlOf($"examples/{name}"));
        if (examples.Find(name) is not { } example)
        {
            faults.Add(examples.UnknownExample(name, place.Position));
        }
        else if (ExamplePictures.Put(image, page.HtmlPath, example, anchor) is var (message, suggestion))
        {
            Fault("MG7016", message, place.Position, suggestion);
        }
    }

    private string? Example(SourcePage page, string id, LinkPlace place)
    {
        var (name, anchor) = Cut(id);
        Asked.Add(SitePaths.HtmlOf($"examples/{name}"));
        if (targets.AnchorsOfExample(name) is not { } anchors)
        {
            faults.Add(examples.UnknownExample(name, place.Position));
            return null;
        }

        if (anchor is not null && !anchors.Contains(anchor))
        {
            Fault("MG7022", $"The page of '{name}' has no '#{anchor}'.", place.Position, Near(anchor, anchors));
        }

        return SitePaths.Relative(page.HtmlPath, ExampleBadge.PathOf(name)) + (anchor is null ? "" : "#" + anchor);
    }

    private string? Inside(SourcePage page, string url, LinkPlace place)
    {
        var (link, anchor) = Cut(url);
        if (targets.AreForeign && link.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var path = link.Length == 0 ? page.Path : PathOf(page, link);
        if (path != page.Path)
        {
            Asked.Add(path ?? link);
        }

        if (path is not null && targets.HasAsset(path))
        {
            return link.StartsWith('/') || root.Length > 0 ? root + SitePaths.Relative(page.HtmlPath, path) + (anchor is null ? "" : "#" + anchor) : null;
        }

        if (path is null || targets.Anchors(path) is not { } anchors)
        {
            Fault("MG7021", $"The link leads nowhere: there is no '{link}' from here.", place.Position, NearestPage(page, path ?? link));
            return null;
        }

        if (anchor is not null && !anchors.Contains(anchor))
        {
            Fault("MG7022", $"There is no heading '#{anchor}' in {path}.", place.Position, Near(anchor, anchors));
        }

        return (link.Length == 0 ? "" : root + SitePaths.Relative(page.HtmlPath, targets.HtmlOf(path))) + (anchor is null ? "" : "#" + anchor);
    }

    // The file that a link means; a path that no file has where none is meant, and null where that leaves the documentation.
    private string? PathOf(SourcePage page, string link)
    {
        if (!targets.AreForeign)
        {
            return link.StartsWith('/') ? null : SitePaths.Resolve(page.Path, Uri.UnescapeDataString(link));
        }

        var written = Uri.UnescapeDataString(link.Split('?', 2)[0]);
        var path = written.StartsWith('/') ? FromRoot(page, written[1..]) : SitePaths.Resolve(page.Path, written);
        return path is null ? null : Found(path) ?? path;
    }

    // On GitHub that is the root of the repository, in which the folder of the pages is one; elsewhere it is the root of the site.
    private string? FromRoot(SourcePage page, string path)
    {
        var folder = page.Source.Path[..^page.Path.Length];
        return SitePaths.Resolve("", path) is not { } fromPages || Found(fromPages) is not null || !path.StartsWith(folder, StringComparison.Ordinal)
            ? SitePaths.Resolve("", path)
            : SitePaths.Resolve("", path[folder.Length..]);
    }

    private string? Found(string path) => targets.Anchors(path) is not null || targets.HasAsset(path) ? path : targets.PageAt(path);

    private string NearestPage(SourcePage page, string path)
    {
        if (targets.NewPathOf(path) is { } moved)
        {
            return $"It has moved to '{SitePaths.Relative(page.Path, moved)}'.";
        }

        var pages = targets.Pages.Where(known => known != page.Path).Order(StringComparer.Ordinal).ToList();
        var name = path.Split('/')[^1];
        var nearest = NearestWord.Of(path, pages)
            ?? pages.FirstOrDefault(known => known == path.TrimEnd('/') + "/index.md" || Path.ChangeExtension(known, null) == Path.ChangeExtension(path, null))
            ?? pages.FirstOrDefault(known => known.Split('/')[^1] == name)
            ?? pages.FirstOrDefault(known => NearestWord.Of(name, [known.Split('/')[^1]]) is not null);
        return nearest is null
            ? targets.AreForeign ? "Links lead to the files of this folder." : "Links lead to .md files of docs-src by relative paths, or to example:ID."
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

    // What stands before the first colon, where it can be a scheme; empty when nothing does.
    private static string SchemeOf(string url)
    {
        var end = url.AsSpan().IndexOfAnyExcept(SchemeCharacters);
        return end > 0 && url[end] == ':' && char.IsAsciiLetter(url[0]) ? url[..end] : "";
    }
}
