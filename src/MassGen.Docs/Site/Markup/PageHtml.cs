using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using MassGen.Docs.Site.Glossary;
using MassGen.Docs.Site.Markup.Code;

namespace MassGen.Docs.Site.Markup;

/// <summary>Markdown that was read and checked, as HTML.</summary>
public static class PageHtml
{
    /// <summary>The names of alerts, as GitHub knows them.</summary>
    public static IReadOnlyList<string> AlertKinds { get; } = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

    /// <summary>A page, without its first heading.</summary>
    /// <param name="document">The page.</param>
    /// <param name="words">What the site itself says on it; English when nobody says otherwise.</param>
    public static string Of(MarkdownDocument document, Words? words = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = Renderer(writer, words ?? Words.English);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The inside of a heading.</summary>
    public static string Inside(HeadingBlock heading)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Renderer(writer, Words.English).WriteLeafInline(heading);
        return writer.ToString();
    }

    /// <summary>A short text of Markdown that is not a page: a summary.</summary>
    public static string OfText(string markdown) => Of(Markdig.Markdown.Parse(markdown, PageParser.Pipeline));

    private static HtmlRenderer Renderer(StringWriter writer, Words words)
    {
        var renderer = new HtmlRenderer(writer);
        PageParser.Pipeline.Setup(renderer);
        var raw = new RawHtml();
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ListingRenderer(words));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new RawHtmlBlockRenderer(raw));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new RawHtmlInlineRenderer(raw));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeInlineRenderer>(new LongNames());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkRenderer(words));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnoteGroupRenderer(words));
        renderer.ObjectRenderers.Add(new TaskRenderer(words));
        renderer.ObjectRenderers.Add(new TabGroupRenderer(words));
        renderer.ObjectRenderers.Add(new TermRenderer());
        if (renderer.ObjectRenderers.FindExact<AlertBlockRenderer>() is { } alerts)
        {
            alerts.RenderKind = (html, kind) => AlertTitle(html, kind, words);
        }

        return renderer;
    }

    // A kind that is not known is a fault, but somebody else's page is shown all the same.
    private static void AlertTitle(HtmlRenderer renderer, StringSlice kind, Words words)
    {
        var key = "alert." + kind.ToString().ToLowerInvariant();
        renderer.Write("<p class=\"alert-title\">").WriteEscape(words.Keys.Contains(key) ? words[key] : kind.ToString()).Write("</p>");
    }
}
