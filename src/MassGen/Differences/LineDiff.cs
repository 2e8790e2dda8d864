using System.Globalization;

namespace MassGen.Differences;

/// <summary>The difference of two texts, line by line.</summary>
public sealed class LineDiff
{
    // Beyond this the middle is shown as replaced: a table of this size takes 16 MB.
    private const long LargestTable = 4_000_000;

    private readonly IReadOnlyList<Line> _lines;

    private LineDiff(IReadOnlyList<Line> lines) => _lines = lines;

    private enum Kind
    {
        Same,
        Removed,
        Added,
    }

    /// <summary>Whether the texts are the same, apart from how their lines end.</summary>
    public bool IsEmpty => _lines.All(line => line.Kind == Kind.Same);

    /// <summary>The first line of the earlier text, from 1, that differs or before which something was added; 0 when nothing differs.</summary>
    public int FirstLine => _lines.FirstOrDefault(line => line.Kind != Kind.Same).Number;

    /// <summary>Compares two texts.</summary>
    /// <param name="before">The earlier or expected text.</param>
    /// <param name="after">The later or actual text.</param>
    public static LineDiff Of(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        List<Line> lines = [.. old.Take(head).Select((text, index) => new Line(Kind.Same, text, index + 1))];
        lines.AddRange(Middle(old.AsSpan(head, old.Length - head - tail), now.AsSpan(head, now.Length - head - tail), head + 1));
        lines.AddRange(old[^tail..].Select((text, index) => new Line(Kind.Same, text, old.Length - tail + index + 1)));
        return new LineDiff(lines);
    }

    /// <summary>The difference in the usual form: <c>-</c> for lines that went, <c>+</c> for lines that came, a few around them.</summary>
    /// <param name="context">How many unchanged lines to show around a change.</param>
    /// <param name="most">How many lines to show at most.</param>
    public string Unified(int context = 3, int most = 20)
    {
        var shown = Shown(context);
        var rows = new List<string>();
        for (var index = 0; index < _lines.Count; index++)
        {
            if (!shown[index])
            {
                continue;
            }

            if (index > 0 && !shown[index - 1] || index == 0 && _lines[index].Number > 1)
            {
                rows.Add(string.Create(CultureInfo.InvariantCulture, $"@@ line {_lines[index].Number} @@"));
            }

            rows.Add(_lines[index].Kind switch { Kind.Removed => "-", Kind.Added => "+", _ => " " } + _lines[index].Text);
        }

        return rows.Count <= most
            ? string.Join('\n', rows)
            : string.Join('\n', rows.Take(most)) + string.Create(CultureInfo.InvariantCulture, $"\n… {rows.Count - most} more lines");
    }

    private bool[] Shown(int context)
    {
        var shown = new bool[_lines.Count];
        for (var index = 0; index < _lines.Count; index++)
        {
            if (_lines[index].Kind != Kind.Same)
            {
                var first = Math.Max(0, index - context);
                Array.Fill(shown, true, first, Math.Min(_lines.Count - 1, index + context) - first + 1);
            }
        }

        return shown;
    }

    private static List<Line> Middle(ReadOnlySpan<string> old, ReadOnlySpan<string> now, int first)
    {
        var common = (long)(old.Length + 1) * (now.Length + 1) <= LargestTable ? Common(old, now) : null;
        var lines = new List<Line>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (common is not null && i < old.Length && j < now.Length && old[i] == now[j])
            {
                lines.Add(new Line(Kind.Same, old[i], first + i));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == now.Length || common is null || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new Line(Kind.Removed, old[i], first + i));
                i++;
            }
            else
            {
                lines.Add(new Line(Kind.Added, now[j], first + i));
                j++;
            }
        }

        return lines;
    }

    // The lengths of the longest common subsequences of what follows each pair of lines.
    private static int[,] Common(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static string[] Split(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private readonly record struct Line(Kind Kind, string Text, int Number);
}
