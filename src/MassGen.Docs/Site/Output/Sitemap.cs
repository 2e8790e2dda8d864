using System.Xml.Linq;
using MassGen.Docs.Site.Navigation;

namespace MassGen.Docs.Site.Output;

/// <summary>The list of pages for search engines.</summary>
public static class Sitemap
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static string Of(Uri baseUrl, IEnumerable<string> paths) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement(
            Schema + "urlset",
            paths.Order(StringComparer.Ordinal).Select(path => new XElement(Schema + "url", new XElement(Schema + "loc", SiteAddress.Of(baseUrl, path)))))
            .ToString().ReplaceLineEndings("\n") + "\n";
}
