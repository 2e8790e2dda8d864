using System.Globalization;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>Lines of a code block, as authors write them: <c>3-5,8</c>.</summary>
public sealed class LineRanges
{
    /// <summary>No line.</summary>
    public static LineRanges None { get; } = new([]);

    private readonly List<(int First, int Last)> _ranges;

    private LineRanges(List<(int First, int Last)> ranges) => _ranges = ranges;

    /// <summary>Whether there is no line.</summary>
    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>The last line that is meant; 0 when there is none.</summary>
    public int Last => _ranges.Count == 0 ? 0 : _ranges.Max(range => range.Last);

    /// <summary>Whether a line, counted from 1, is meant.</summary>
    public bool Has(int line)
    {
        foreach (var (first, last) in _ranges)
        {
            if (line >= first && line <= last)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads ranges; null when they are written in another way.</summary>
    public static LineRanges? Parse(string text)
    {
        var ranges = new List<(int, int)>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last) || last < first)
            {
                return null;
            }

            ranges.Add((first, last));
        }

        return new LineRanges(ranges);
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
