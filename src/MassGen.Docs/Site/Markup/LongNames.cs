using System.Buffers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MassGen.Docs.Site.Markup;

/// <summary>Names in the first column of a table stay on one line, unless they would leave the other columns no room: those break between their parts.</summary>
internal sealed class LongNames : CodeInlineRenderer
{
    private const string Class = "long";
    private const int Longest = 30;
    private static readonly SearchValues<char> Ends = SearchValues.Create("._/");

    /// <summary>Marks the long names of a cell.</summary>
    public static void Mark(TableCell cell)
    {
        foreach (var name in cell.Descendants<CodeInline>().Where(name => name.Content.Length > Longest))
        {
            name.GetAttributes().AddClass(Class);
        }
    }

    protected override void Write(HtmlRenderer renderer, CodeInline obj)
    {
        if (!renderer.EnableHtmlForInline || obj.TryGetAttributes()?.Classes?.Contains(Class) != true)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.Write("<code").WriteAttributes(obj).Write('>');
        var rest = obj.Content.AsSpan();
        while (rest.IndexOfAny(Ends) is var end and >= 0)
        {
            renderer.WriteEscape(rest[..(end + 1)]);
            renderer.Write("<wbr>");
            rest = rest[(end + 1)..];
        }

        renderer.WriteEscape(rest);
        renderer.Write("</code>");
    }
}
