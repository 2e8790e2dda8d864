using MassGen.Differences;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>Lines that must be printed in their order, with anything between them; each may be a part of a printed line.</summary>
internal static class ContainedLines
{
    public static OutputFault? FaultOf(string expected, string printed)
    {
        var (wanted, found) = (expected.Split('\n'), printed.Split('\n'));
        var next = 0;
        for (var index = 0; index < wanted.Length; index++)
        {
            var line = wanted[index].Trim();
            while (next < found.Length && !found[next].Contains(line, StringComparison.Ordinal))
            {
                next++;
            }

            if (next == found.Length)
            {
                return new OutputFault(index + 1, $"-{wanted[index]}\n{Shown(found)}");
            }

            next += line.Length == 0 ? 0 : 1;
        }

        return null;
    }

    // What is left of the lines; when nothing is, everything that was printed, for the author to shorten.
    public static string Bless(string expected, string printed)
    {
        var found = printed.Split('\n');
        var kept = expected.Split('\n').Where(line => line.Trim().Length > 0 && found.Any(other => other.Contains(line.Trim(), StringComparison.Ordinal))).ToList();
        var text = string.Join('\n', kept);
        return kept.Count > 0 && FaultOf(text, printed) is null ? text : printed;
    }

    private static string Shown(string[] found) => LineDiff.Of("", string.Join('\n', found)).Unified(context: 0, most: 12);
}
