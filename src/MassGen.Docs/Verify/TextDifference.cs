using MassGen.Differences;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Shows how a text differs from what was expected.</summary>
internal static class TextDifference
{
    // Enough to see what came instead; the whole of it is in the evidence.
    private const int MostLines = 12;

    /// <summary>The difference for people: a line difference for whole texts, expected and found for parts.</summary>
    public static string Describe(TextMatch match, string actual, string subject) => match.Kind == TextMatchKind.Equal
        ? $"{subject} differs (- expected, + found):\n{LineDiff.Of(Normal(match.Expected), Normal(actual)).Unified()}"
        : $"{subject} does not contain it:\n  - expected: {Indent(match.Expected)}\n  + found:    {Indent(actual)}";

    private static string Normal(string text) => text.ReplaceLineEndings("\n").Trim() + "\n";

    private static string Indent(string text)
    {
        var lines = text.Trim().ReplaceLineEndings("\n").Split('\n');
        var shown = lines.Length <= MostLines ? lines : [.. lines[..MostLines], $"… {lines.Length - MostLines} more lines"];
        return string.Join("\n              ", shown);
    }
}
