using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace MassGen.Docs.Site.Markup;

/// <summary>The number that leads to a footnote, and the way back from it. Both say in words where they lead.</summary>
internal sealed class FootnoteLinkRenderer(Words words) : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
        var order = obj.Footnote.Order.ToString(CultureInfo.InvariantCulture);
        var place = obj.Index.ToString(CultureInfo.InvariantCulture);
        if (obj.IsBackLink)
        {
            renderer.Write(" <a class=\"footnote-back\" href=\"#fnref:").Write(place).Write("\" aria-label=\"").WriteEscape(words["footnote.back"])
                .Write(" ").Write(place).Write("\">↩</a>");
        }
        else
        {
            renderer.Write("<sup><a class=\"footnote-ref\" id=\"fnref:").Write(place).Write("\" href=\"#fn:").Write(order).Write("\" aria-label=\"")
                .WriteEscape(words["footnote.to"]).Write(" ").Write(order).Write("\">").Write(order).Write("</a></sup>");
        }
    }
}

/// <summary>The footnotes at the end of a page.</summary>
internal sealed class FootnoteGroupRenderer(Words words) : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
    {
        renderer.EnsureLine().Write("<section class=\"footnotes\" aria-label=\"").WriteEscape(words["footnote.all"]).WriteLine("\"><ol>");
        foreach (var footnote in obj.OfType<Footnote>())
        {
            renderer.Write("<li id=\"fn:").Write(footnote.Order.ToString(CultureInfo.InvariantCulture)).Write("\">");
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol></section>");
    }
}
