using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;

namespace MassGen.Docs.Site.Markup;

/// <summary>Markdown that was read and checked, as HTML.</summary>
public static class PageHtml
{
    /// <summary>The names of alerts, as GitHub knows them.</summary>
    public static IReadOnlyList<string> AlertKinds { get; } = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

    public static string Of(MarkdownDocument document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = Renderer(writer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The inside of a heading.</summary>
    public static string Inside(HeadingBlock heading)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Renderer(writer).WriteLeafInline(heading);
        return writer.ToString();
    }

    /// <summary>A short text of Markdown that is not a page: a summary.</summary>
    public static string OfText(string markdown) => Of(Markdig.Markdown.Parse(markdown, PageParser.Pipeline));

    private static HtmlRenderer Renderer(StringWriter writer)
    {
        var renderer = new HtmlRenderer(writer);
        PageParser.Pipeline.Setup(renderer);
        var raw = new RawHtml();
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ListingRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlBlockRenderer>(new RawHtmlBlockRenderer(raw));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlInlineRenderer>(new RawHtmlInlineRenderer(raw));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableRenderer());
        if (renderer.ObjectRenderers.FindExact<AlertBlockRenderer>() is { } alerts)
        {
            alerts.RenderKind = AlertTitle;
        }

        return renderer;
    }

    private static void AlertTitle(HtmlRenderer renderer, StringSlice kind)
    {
        var word = kind.ToString();
        renderer.Write($"""<p class="alert-title">{Html.Escape(word[..1].ToUpperInvariant() + word[1..].ToLowerInvariant())}</p>""");
    }
}
