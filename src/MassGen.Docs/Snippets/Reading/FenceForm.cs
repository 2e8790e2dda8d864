using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Checks how blocks of code are written: what a reader of Markdown passes over, and what would leave a block untested.</summary>
internal static class FenceForm
{
    public static void Check(FencedCodeBlock block, SourceText page, ICollection<Diagnostic> faults)
    {
        var options = FenceOptions.Of(block);
        if (RefuseSecondOpening(block, page, faults))
        {
            return;
        }

        if (block.ClosingFencedCharCount == 0)
        {
            Fault(faults, "MG5118", "This block is never closed: everything below it is code.", options.Position,
                $"Add a line {new string(block.FencedChar, block.OpeningFencedCharCount)} where it ends.");
        }

        if (options.Written.Length == 0)
        {
            Fault(faults, "MG5102", "This block does not say which language it is.", options.Position,
                "Write it behind the fence; 'text' where there is none.");
        }
        else if (FenceLanguage.ProbablyMeant(options.Language) is { } meant)
        {
            Fault(faults, "MG5101", $"'{options.Written}' is not a language, so the block would not be verified.", options.Position, $"Did you mean '{meant}'?");
        }
        else if (options is { Language: "text", OutputOf: null } && BeginsWithCommand(block, page))
        {
            Fault(faults, "MG5101", "This block shows a command and what it printed, and in 'text' nothing verifies that.", options.Position,
                "Write 'console', with skip=\"…\" and the reason where it cannot be run.");
        }
    }

    public static void RefuseIndented(CodeBlock block, SourceText page, ICollection<Diagnostic> faults) => Fault(
        faults, "MG5102", "This code is only indented, so nothing says which language it is.", FirstLine(block, page),
        "Put it between fences, with the language behind the first.");

    // A line such as ```yaml inside a block: the block before it was not closed, or needs a longer fence.
    private static bool RefuseSecondOpening(FencedCodeBlock block, SourceText page, ICollection<Diagnostic> faults)
    {
        var fence = new string(block.FencedChar, block.OpeningFencedCharCount);
        var second = FenceText.Of(block, page).Lines.FirstOrDefault(line => line.Text.TrimStart().StartsWith(fence, StringComparison.Ordinal));
        if (second.Text is null)
        {
            return false;
        }

        var written = second.Text.Trim();
        Fault(faults, "MG5119", $"This looks like a fence, but the block of line {block.Line + 1} goes on: a closing fence stands alone on its line.",
            new SourcePosition(page, second.Number, second.Column + second.Text.Length - second.Text.TrimStart().Length, written.Length),
            $"Close the block above with {fence}, or begin it with one sign more if this belongs to its text.");
        return true;
    }

    private static bool BeginsWithCommand(FencedCodeBlock block, SourceText page) =>
        FenceText.Of(block, page).Lines.Select(line => line.Text).FirstOrDefault(line => line.Length > 0)?.StartsWith("$ ", StringComparison.Ordinal) == true;

    private static SourcePosition FirstLine(CodeBlock block, SourceText page) => FenceText.Of(block, page).Lines is [var first, ..]
        ? new SourcePosition(page, first.Number, first.Column, Math.Max(1, first.Text.Length))
        : SourcePlaces.At(page, block.Span.Start);

    private static void Fault(ICollection<Diagnostic> faults, string code, string message, SourcePosition place, string suggestion) =>
        faults.Add(new Diagnostic(code, Severity.Error, message, place, Suggestion: suggestion));
}
