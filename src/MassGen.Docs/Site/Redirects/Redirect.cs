using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Redirects;

/// <summary>An address that a page had before, and where it leads now.</summary>
/// <param name="From">The old path of the HTML, from the site's root.</param>
/// <param name="To">The new address: a path in the site with an anchor where there is one, or an address elsewhere.</param>
public sealed record Redirect(string From, string To)
{
    /// <summary>The path of HTML that people mean by an old path: <c>old</c>, <c>old.md</c>, <c>/old/</c>.</summary>
    public static string PathOf(string written)
    {
        var path = written.TrimStart('/');
        return path.Length == 0 || path.EndsWith('/') ? path + "index.html"
            : path.EndsWith(".html", StringComparison.Ordinal) ? path
            : path.EndsWith(".md", StringComparison.Ordinal) ? SitePaths.HtmlOf(path) : path + ".html";
    }

    /// <summary>The page that leads on. It needs no script and no server.</summary>
    public SiteFile File(Words words, string language, Uri? baseUrl)
    {
        var (path, anchor) = To.Split('#', 2) is [var left, var right] ? (left, "#" + right) : (To, "");
        var isElsewhere = Uri.TryCreate(To, UriKind.Absolute, out _);
        var address = Html.Escape(isElsewhere ? To : SitePaths.Relative(From, path) + anchor);
        var canonical = isElsewhere ? address : Html.Escape(baseUrl is null ? "" : Navigation.SiteAddress.Of(baseUrl, path));
        return SiteFile.OfText(From, $"""
            <!doctype html>
            <html lang="{Html.Escape(language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta http-equiv="refresh" content="0; url={address}">
            <title>{Html.Escape(words["redirect.title"])}</title>{(canonical.Length == 0 ? "" : $"\n<link rel=\"canonical\" href=\"{canonical}\">")}
            </head>
            <body><main><h1>{Html.Escape(words["redirect.title"])}</h1><p><a href="{address}">{Html.Escape(words["redirect.link"])}</a></p></main></body>
            </html>

            """.ReplaceLineEndings("\n"));
    }
}
