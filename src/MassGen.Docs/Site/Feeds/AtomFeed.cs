using System.Text;
using System.Xml;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Facts;
using MassGen.Docs.Site.Navigation;

namespace MassGen.Docs.Site.Feeds;

/// <summary>The pages changed last, for feed readers (RFC 4287).</summary>
public static class AtomFeed
{
    /// <summary>Where the feed is.</summary>
    public const string Path = "feed.xml";

    public static string Of(Uri baseUrl, SiteFacts facts, IEnumerable<SourcePage> pages, int most)
    {
        var entries = pages.Select(page => (Page: page, At: facts.UpdatedAt(page.HtmlPath))).Where(entry => entry.At is not null)
            .OrderByDescending(entry => entry.At).ThenBy(entry => entry.Page.Path, StringComparer.Ordinal).Take(most).ToList();
        var home = Html.Escape(SiteAddress.Of(baseUrl, "index.html"));
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        text.Append($"<title>{Text(facts.Title)}</title>\n<id>{home}</id>\n<link href=\"{home}\"/>\n");
        text.Append($"<link rel=\"self\" href=\"{Html.Escape(SiteAddress.Of(baseUrl, Path))}\"/>\n<updated>{Moment(entries[0].At!.Value)}</updated>\n");
        text.Append($"<author><name>{Text(facts.Title)}</name></author>\n");
        foreach (var (page, at) in entries)
        {
            var address = Html.Escape(SiteAddress.Of(baseUrl, page.HtmlPath));
            text.Append($"<entry>\n<title>{Text(page.FrontMatter.Title)}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n");
            text.Append($"<updated>{Moment(at!.Value)}</updated>\n<summary>{Text(page.FrontMatter.Description ?? page.FrontMatter.Title)}</summary>\n</entry>\n");
        }

        return text.Append("</feed>\n").ToString();
    }

    // XML has no form for some characters, such as those that steer a terminal; with one of them no reader takes the feed.
    private static string Text(string text) => Html.Escape(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
