using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Docs.Site.Markup.Code;

namespace MassGen.Docs.Site.Markup;

/// <summary>Code blocks: coloured, with the file's name and the example's badge over them where there are such.</summary>
internal sealed class ListingRenderer(Words words) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj) =>
        renderer.EnsureLine().WriteLine(ListingHtml.Of(Listing.Of(obj), CodeLook.Of(obj), words));
}

internal sealed class RawHtmlBlockRenderer(RawHtml raw) : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock obj) => renderer.EnsureLine().WriteLine(raw.Write(obj.Lines.ToString()));
}

internal sealed class RawHtmlInlineRenderer(RawHtml raw) : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline obj) => renderer.Write(raw.Write(obj.Tag));
}

/// <summary>The box of a task. It cannot be ticked, so it is a picture with words and no control.</summary>
internal sealed class TaskRenderer(Words words) : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList obj) => renderer
        .Write("<span class=\"task\" role=\"img\" aria-label=\"").WriteEscape(words[obj.Checked ? "task.done" : "task.open"])
        .Write(obj.Checked ? "\">☑</span>" : "\">☐</span>");
}

/// <summary>Tables that scroll in a box of their own, without the style attributes that Markdig writes.</summary>
internal sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        renderer.EnsureLine().WriteLine("""<div class="scroll" tabindex="0"><table>""");
        var inBody = false;
        foreach (var row in obj.OfType<TableRow>())
        {
            if (!row.IsHeader && !inBody)
            {
                renderer.WriteLine("<tbody>");
                inBody = true;
            }

            renderer.Write(row.IsHeader ? "<thead><tr>" : "<tr>");
            Cells(renderer, obj, row);
            renderer.WriteLine(row.IsHeader ? "</tr></thead>" : "</tr>");
        }

        renderer.WriteLine(inBody ? "</tbody></table></div>" : "</table></div>");
    }

    private static void Cells(HtmlRenderer renderer, Table table, TableRow row)
    {
        var column = 0;
        foreach (var cell in row.OfType<TableCell>())
        {
            var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
            // An empty corner over the first column heads nothing.
            var (open, close) = row.IsHeader && cell.Descendants<LeafInline>().Any() ? ("<th scope=\"col\"", "</th>") : ("<td", "</td>");
            renderer.Write(open).Write(alignment switch
            {
                TableColumnAlign.Right => " class=\"right\">",
                TableColumnAlign.Center => " class=\"center\">",
                _ => ">",
            });
            if (column == 0)
            {
                LongNames.Mark(cell);
            }

            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = cell.Count == 1;
            renderer.WriteChildren(cell);
            renderer.ImplicitParagraph = implicitParagraph;
            renderer.Write(close);
            column++;
        }
    }
}
