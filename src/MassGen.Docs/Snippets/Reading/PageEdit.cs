using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Writes new text into blocks of a page: copies of files, and what programs print. Nothing else of the page moves.</summary>
public static class PageEdit
{
    /// <summary>The page with other text in some of its blocks.</summary>
    /// <param name="page">The page as it is on disk; line ends stay as they are.</param>
    /// <param name="byLine">
    /// The new texts, by the line of the fence whose block they fill, or of the command in a console block below which they stand. Lines
    /// that are neither are left out. The first line of a fence, with its options, stays.
    /// </param>
    public static string Apply(string page, IReadOnlyDictionary<int, string> byLine)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(byLine);
        var source = new SourceText("", page);
        var edits = Markdig.Markdown.Parse(page, PageParser.Pipeline).Descendants<FencedCodeBlock>()
            .Where(block => block.ClosingFencedCharCount > 0)
            .SelectMany(block => new BlockEdit(block, source).Of(byLine))
            .OrderByDescending(edit => edit.Start);
        return edits.Aggregate(page, (text, edit) => string.Concat(text.AsSpan(0, edit.Start), edit.Text, text.AsSpan(edit.Start + edit.Length)));
    }
}

/// <summary>A stretch of a text and what takes its place.</summary>
internal readonly record struct TextEdit(int Start, int Length, string Text);

/// <summary>Writes into one block.</summary>
internal sealed class BlockEdit
{
    private readonly FencedCodeBlock _block;
    private readonly SourceText _page;
    private readonly string _margin;
    private readonly string _lineEnd;

    public BlockEdit(FencedCodeBlock block, SourceText page)
    {
        (_block, _page) = (block, page);
        var before = page.Text[LineStart(block.Line + 1)..block.Span.Start];
        _margin = new string([.. before.Select(letter => letter == '>' ? '>' : ' ')]);
        _lineEnd = page.Text.IndexOf('\n', block.Span.Start) is var end and > 0 && page.Text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    public IEnumerable<TextEdit> Of(IReadOnlyDictionary<int, string> byLine)
    {
        var lines = FenceText.Of(_block, _page).Lines;
        if (byLine.TryGetValue(_block.Line + 1, out var whole))
        {
            return [.. Longer(whole), Replace(_block.Line + 2, _block.Line + 2 + lines.Count, whole)];
        }

        var edits = new List<TextEdit>();
        foreach (var (index, line) in lines.Index().Where(line => byLine.ContainsKey(line.Item.Number)))
        {
            var (start, end) = ConsoleCommands.OutputBelow(lines, index);
            while (end > start && string.IsNullOrWhiteSpace(lines[end - 1].Text))
            {
                end--;
            }

            edits.Add(Replace(_block.Line + 2 + start, _block.Line + 2 + end, byLine[line.Number]));
            edits.AddRange(edits.Count == 1 ? Longer(string.Join('\n', byLine.Values)) : []);
        }

        return edits;
    }

    private TextEdit Replace(int firstLine, int endLine, string text)
    {
        var shown = text.ReplaceLineEndings("\n").TrimEnd('\n');
        var lines = shown.Length == 0 ? "" : string.Concat(shown.Split('\n').Select(line => (_margin + line).TrimEnd() + _lineEnd));
        var start = LineStart(firstLine);
        return new TextEdit(start, LineStart(endLine) - start, lines);
    }

    // A text that itself has fences needs longer ones around it.
    private IEnumerable<TextEdit> Longer(string text)
    {
        var longest = text.Split('\n').Select(line => line.TrimStart().TakeWhile(letter => letter == _block.FencedChar).Count()).DefaultIfEmpty(0).Max();
        if (longest >= _block.OpeningFencedCharCount)
        {
            var more = new string(_block.FencedChar, longest + 1 - _block.OpeningFencedCharCount);
            yield return new TextEdit(_block.Span.Start, 0, more);
            yield return new TextEdit(_page.Text.LastIndexOf(_block.FencedChar, _block.Span.End), 0, more);
        }
    }

    private int LineStart(int number)
    {
        var start = 0;
        for (var line = 1; line < number; line++)
        {
            var end = _page.Text.IndexOf('\n', start);
            if (end < 0)
            {
                return _page.Text.Length;
            }

            start = end + 1;
        }

        return start;
    }
}
