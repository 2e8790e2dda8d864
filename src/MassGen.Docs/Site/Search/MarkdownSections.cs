using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.Search;

/// <summary>Reads a page in Markdown: a section for each heading, an entry for each row of a table that begins with code.</summary>
internal sealed class MarkdownSections(PageReader reader)
{
    private readonly SectionText _text = new();
    private readonly SectionText _row = new();
    private readonly SectionText _name = new();
    private readonly List<(TableRow Row, string? Anchor)> _rows = [];
    private string _title = "";
    private string _anchor = "";
    private string? _description;

    public PageReader Reader => reader;

    public PageWords Read(SourcePage page)
    {
        reader.Begin(page.FrontMatter.Title);
        (_title, _anchor, _description) = ("", "", page.FrontMatter.Description);
        _text.Clear();
        Blocks(page.Document);
        EndSection();
        return reader.End(page.HtmlPath);
    }

    private void Blocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            Block(block);
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                EndSection();
                (_title, _anchor) = (TextOf(heading.Inline), SourcePage.AnchorOf(heading) ?? "");
                break;
            case YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup:
                break;
            case CodeBlock code:
                _text.Code(Listing.Of(code).Code);
                break;
            case TableRow { IsHeader: true }:
                break;
            case TableRow row when IsEntry(row):
                _rows.Add((row, AnchorIn(row)));
                break;
            case ContainerBlock inside:
                Blocks(inside);
                break;
            case LeafBlock leaf:
                _text.Inlines(leaf.Inline);
                break;
            default:
                break;
        }
    }

    private void EndSection()
    {
        if (_title.Length == 0)
        {
            reader.Top(_description, _text.Span);
        }
        else
        {
            reader.Section(_title, _anchor, _text.Span);
        }

        foreach (var (row, anchor) in _rows)
        {
            _row.Clear();
            Cells(row);
            reader.Entry(NameOf(row), anchor ?? _anchor, anchor, _title, _row.Span);
        }

        _rows.Clear();
        _text.Clear();
    }

    // A dash says that there is nothing to say.
    private void Cells(TableRow row)
    {
        foreach (var cell in row.Skip(1).OfType<ContainerBlock>())
        {
            var start = _row.Span.Length;
            Cell(cell, _row);
            if (_row.Span[start..].Trim() is "–" or "")
            {
                _row.Shorten(start);
            }
            else if (start > 0)
            {
                _row.Insert(start, "· ");
            }
        }
    }

    private static void Cell(ContainerBlock cell, SectionText text)
    {
        foreach (var leaf in cell.OfType<LeafBlock>())
        {
            text.Inlines(leaf.Inline);
        }
    }

    private string NameOf(TableRow row)
    {
        _name.Clear();
        Cell((ContainerBlock)row[0], _name);
        return _name.Span.Trim().ToString();
    }

    private string TextOf(ContainerInline? inline)
    {
        _name.Clear();
        _name.Inlines(inline);
        return _name.Span.Trim().ToString();
    }

    // A sentence that happens to begin with code is none.
    private static bool IsEntry(TableRow row) => FirstInlines(row) is { } inlines && inlines.OfType<CodeInline>().Any()
        && inlines.All(inline => inline is CodeInline or HtmlInline || (inline is LiteralInline literal && !literal.Content.AsSpan().ContainsAnyInRange('A', 'z')));

    private static string? AnchorIn(TableRow row)
    {
        const string start = "<a id=\"";
        return FirstInlines(row)?.OfType<HtmlInline>().Select(html => html.Tag).FirstOrDefault(tag => tag.StartsWith(start, StringComparison.Ordinal)) is { } tag
            ? tag[start.Length..].Split('"')[0]
            : null;
    }

    private static ContainerInline? FirstInlines(TableRow row) =>
        row is [TableCell { Count: > 0 } cell, ..] && cell[0] is LeafBlock leaf ? leaf.Inline : null;
}
