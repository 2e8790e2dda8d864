namespace MassGen.Diagnostics;

/// <summary>The text of a file a person wrote, kept so that messages can show the line they talk about.</summary>
public sealed class SourceText
{
    private readonly string[] _lines;

    /// <summary>Makes a source of a text.</summary>
    /// <param name="path">The path to show in messages.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text;
        _lines = text.Split('\n');
    }

    /// <summary>The path to show in messages.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many lines it has; at least one.</summary>
    public int LineCount => _lines.Length;

    /// <summary>A line of it, without its end; empty beyond the last line.</summary>
    /// <param name="number">The line's number, from 1.</param>
    public string Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : "";
}
