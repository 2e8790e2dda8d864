using System.Text;
using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Parts of a page as texts of their own, in which every line and column is that of the page.</summary>
internal static class PageSlice
{
    /// <summary>A stretch of the page; everything before it is blank.</summary>
    public static SourceText Between(SourceText page, int start, int end)
    {
        var lineStart = start == 0 ? 0 : page.Text.LastIndexOf('\n', start - 1) + 1;
        var text = new StringBuilder(end)
            .Append('\n', page.Text.AsSpan(0, lineStart).Count('\n'))
            .Append(' ', start - lineStart)
            .Append(page.Text, start, end - start);
        return new SourceText(page.Path, text.ToString());
    }

    /// <summary>Lines of the page, each as the fence has it; everything before and between them is blank.</summary>
    public static SourceText Lines(SourceText page, IEnumerable<FenceText> parts, bool keepColumns = true)
    {
        var text = new StringBuilder();
        var line = 1;
        foreach (var (number, column, content) in parts.SelectMany(part => part.Lines))
        {
            text.Append('\n', number - line).Append(' ', keepColumns && content.Length > 0 ? column - 1 : 0).Append(content);
            line = number;
        }

        return new SourceText(page.Path, text.Append('\n').ToString());
    }
}

/// <summary>A line of a block of code.</summary>
/// <param name="Number">Its line in the page, from 1.</param>
/// <param name="Column">The column of the page at which its text begins, from 1.</param>
/// <param name="Text">Its text, without the block's margin.</param>
internal readonly record struct FenceTextLine(int Number, int Column, string Text);

/// <summary>The text between two fences.</summary>
internal sealed record FenceText(IReadOnlyList<FenceTextLine> Lines)
{
    /// <summary>The text as one.</summary>
    public string Text { get; } = string.Join('\n', Lines.Select(line => line.Text));

    /// <summary>The text without the lines that begin with '-', and without the sign before those that begin with '+'.</summary>
    public FenceText AfterChange() => new([.. Lines.Where(line => !line.Text.StartsWith('-'))
        .Select(line => line.Text.StartsWith('+') ? line with { Column = line.Column + 1, Text = line.Text[1..] } : line)]);

    /// <summary>The text of a block that Markdown has read.</summary>
    public static FenceText Of(CodeBlock block, SourceText page)
    {
        var lines = new List<FenceTextLine>();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            var number = line.Line + 1;
            var text = line.Slice.ToString();
            var indent = page.Line(number).Length - text.Length;
            lines.Add(new FenceTextLine(number, Math.Max(0, indent) + 1, text));
        }

        return new FenceText(lines);
    }
}
