using System.Globalization;
using System.Text;
using MassGen.Docs.Site.Navigation;

namespace MassGen.Docs.Site.Output;

/// <summary>The list of pages for search engines, and what they may read.</summary>
public static class Sitemap
{
    /// <param name="baseUrl">Where the site will be found.</param>
    /// <param name="paths">The pages.</param>
    /// <param name="changed">When a page was last changed, or null.</param>
    public static string Of(Uri baseUrl, IEnumerable<string> paths, Func<string, DateTimeOffset?> changed)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            HtmlText.Append(text.Append("<url><loc>"), SiteAddress.Of(baseUrl, path)).Append("</loc>");
            text.Append(changed(path) is { } moment ? $"<lastmod>{moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</lastmod></url>\n" : "</url>\n");
        }

        return text.Append("</urlset>\n").ToString();
    }

    /// <summary>robots.txt: everything may be read.</summary>
    public static string Robots(Uri? baseUrl) =>
        "User-agent: *\nAllow: /\n" + (baseUrl is null ? "" : $"Sitemap: {SiteAddress.Of(baseUrl, "sitemap.xml")}\n");
}
