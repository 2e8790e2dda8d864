using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Finds the blocks of code in a comment.</summary>
internal static class HiddenFences
{
    private const string SetUp = "setup";
    private const string TearDown = "teardown";

    /// <summary>Whether a comment holds any.</summary>
    public static bool AreIn(string comment) => comment.Split('\n').Any(line => FenceOf(line) > 0);

    /// <summary>Reads them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="firstLine">The comment's first line, from 1.</param>
    /// <param name="lastLine">Its last line.</param>
    /// <param name="faults">Where faults are collected.</param>
    public static IReadOnlyList<HiddenFence> Read(SourceText page, int firstLine, int lastLine, ICollection<Diagnostic> faults)
    {
        var found = new List<HiddenFence>();
        for (var number = firstLine; number <= lastLine; number++)
        {
            if (FenceOf(page.Line(number)) is var ticks and > 0)
            {
                number = ReadOne(page, number, lastLine, ticks, found, faults);
            }
        }

        return found;
    }

    private static int ReadOne(SourceText page, int opening, int lastLine, int ticks, List<HiddenFence> found, ICollection<Diagnostic> faults)
    {
        var line = page.Line(opening);
        var margin = line.Length - line.TrimStart().Length;
        var place = new SourcePosition(page, opening, margin + 1, line.Trim().Length);
        var closing = Enumerable.Range(opening + 1, Math.Max(0, lastLine - opening))
            .FirstOrDefault(number => page.Line(number).Trim() is var text && text.Length >= ticks && text.All(letter => letter == line[margin]));
        if (closing == 0)
        {
            faults.Add(new Diagnostic("MG5118", Severity.Error, "This block is not closed before the comment ends.", place, Suggestion: $"Add a line {new string(line[margin], ticks)}."));
            return lastLine;
        }

        if (Kind(line[(margin + ticks)..], place, faults) is var (language, isTearDown))
        {
            var lines = Enumerable.Range(opening + 1, closing - opening - 1).Select(number => page.Line(number))
                .Select((text, index) => (text, index, cut: Math.Min(margin, text.Length - text.TrimStart().Length)))
                .Select(line => new FenceTextLine(opening + 1 + line.index, line.cut + 1, line.text[line.cut..]));
            found.Add(new HiddenFence(language, new FenceText([.. lines]), place, isTearDown));
        }

        return closing;
    }

    // Code in a comment that runs nowhere would look tested and not be.
    private static (string Language, bool IsTearDown)? Kind(string info, SourcePosition place, ICollection<Diagnostic> faults)
    {
        var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var language, SetUp or TearDown] && FenceLanguage.IsVerified(FenceLanguage.Name(language)))
        {
            return (FenceLanguage.Name(language), words[1] == TearDown);
        }

        faults.Add(new Diagnostic(
            "MG5122", Severity.Error, "A block in a comment has a language and then 'setup' or 'teardown'.", place,
            Suggestion: words.Length == 2 ? NearestWord.Suggestion(words[1], [SetUp, TearDown]) : "For example: ```bash setup"));
        return null;
    }

    private static int FenceOf(string line)
    {
        var text = line.TrimStart();
        var ticks = text.Length == 0 || text[0] is not ('`' or '~') ? 0 : text.TakeWhile(letter => letter == text[0]).Count();
        return ticks >= 3 ? ticks : 0;
    }
}
