using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>
/// Tabs as a group of radio buttons, each before its panel: the style sheet shows the panel of the chosen one. They work without script and
/// with the arrow keys, and a reader without styles sees one block after the other, each under its name.
/// </summary>
internal sealed class TabGroupRenderer(Words words) : HtmlObjectRenderer<TabGroup>
{
    protected override void Write(HtmlRenderer renderer, TabGroup obj)
    {
        var group = "tabs." + obj.Number.ToString(CultureInfo.InvariantCulture);
        renderer.EnsureLine().Write("<fieldset class=\"tabs\"><legend class=\"visually-hidden\">").WriteEscape(words["code.tabs"]).WriteLine("</legend>");
        for (var index = 0; index < obj.Count; index++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{group}.{index + 1}");
            renderer.Write("<input type=\"radio\" name=\"").Write(group).Write("\" id=\"").Write(id).Write(index == 0 ? "\" checked>" : "\">");
            renderer.Write("<label for=\"").Write(id).Write("\">").WriteEscape(CodeLook.Of((CodeBlock)obj[index]).Tab!).WriteLine("</label>");
            renderer.WriteLine("<div class=\"tab\">");
            renderer.Render(obj[index]);
            renderer.EnsureLine().WriteLine("</div>");
        }

        renderer.WriteLine("</fieldset>");
    }
}
