using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>Checks how code blocks look against the code they show, once it is known.</summary>
internal static class CodeLookCheck
{
    public static void Check(SourcePage page, ICollection<Diagnostic> faults)
    {
        var notes = new CodeNoteCheck(page.Source, faults);
        foreach (var block in page.Document.Descendants<FencedCodeBlock>())
        {
            if (block.ClosingFencedCharCount == 0)
            {
                faults.Add(new Diagnostic(
                    "MG7064", Severity.Error, "This code block is never closed.", SourcePlaces.At(page.Source, block.Span.Start, block.OpeningFencedCharCount),
                    Suggestion: $"Write a line {new string(block.FencedChar, block.OpeningFencedCharCount)} where it ends."));
            }

            var look = CodeLook.Of(block);
            var code = Listing.Of(block).Code;
            Lines("hl", look.Marked, code, block, faults);
            Lines("focus", look.Focus, code, block, faults);
            if (notes.Tie(block, code, look) is var tied && tied != look)
            {
                tied.AttachTo(block);
            }
        }
    }

    private static void Lines(string key, LineRanges lines, string code, FencedCodeBlock block, ICollection<Diagnostic> faults)
    {
        var count = lines.IsEmpty ? 0 : code.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines.Last > count)
        {
            faults.Add(new Diagnostic(
                "MG7061", Severity.Error, $"The code has no line {lines.Last}; it ends with line {count}.", FenceOptions.Of(block).PlaceOf(key),
                Suggestion: "Lines are counted from 1 in the block, not in the file."));
        }
    }
}
