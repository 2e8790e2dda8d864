namespace MassGen.Diagnostics;

/// <summary>The text of a file a person wrote, kept so that messages can show the line they talk about.</summary>
public sealed class SourceText
{
    private int[]? _starts;
    private readonly Dictionary<int, int> _hidden = [];

    /// <summary>Makes a source of a text.</summary>
    /// <param name="path">The path to show in messages.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
    }

    /// <summary>The path to show in messages.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many lines it has; at least one.</summary>
    public int LineCount => Starts.Length;

    /// <summary>A line of it, without its end; empty beyond the last line.</summary>
    /// <param name="number">The line's number, from 1.</param>
    public string Line(int number)
    {
        if (number < 1 || number > Starts.Length)
        {
            return "";
        }

        var start = Starts[number - 1];
        var end = number < Starts.Length ? Starts[number] - 1 : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd('\r').ToString();
    }

    /// <summary>A line of it as messages may show it: without what is secret and without what a terminal would obey.</summary>
    /// <param name="number">The line's number, from 1.</param>
    public string ShownLine(int number)
    {
        var line = Line(number);
        return PrintableText.WithoutKeys(PrintableText.WithoutControls(_hidden.TryGetValue(number, out var column) && column <= line.Length ? line[..(column - 1)] + "***" : line));
    }

    // Where each line begins. Few texts are asked for their lines, and a site holds many texts.
    private int[] Starts => _starts ??= FindStarts();

    /// <summary>Hides the rest of a line from a column on, for good.</summary>
    internal void Hide(int line, int column) => _hidden[line] = _hidden.TryGetValue(line, out var earlier) ? Math.Min(earlier, column) : column;

    private int[] FindStarts()
    {
        var starts = new int[Text.AsSpan().Count('\n') + 1];
        for (var line = 1; line < starts.Length; line++)
        {
            starts[line] = Text.IndexOf('\n', starts[line - 1]) + 1;
        }

        return starts;
    }
}
