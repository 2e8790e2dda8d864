namespace MassGen.Docs.Site.Markup.Code;

/// <summary>A mark at the end of a line of code that refers to an item of the list after the block: <c># (1)</c> or <c>&lt;1&gt;</c>.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Cut">Where the line ends for readers: the mark, its comment and the space before it are shown in another way.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsComment">Whether it stands in a comment.</param>
public readonly record struct CodeMark(int Line, int Cut, int Number, bool IsComment);

/// <summary>The marks of a code block.</summary>
/// <param name="Block">The block's number on its page, so that anchors are unique.</param>
/// <param name="Marks">The marks, in order.</param>
public sealed record CodeNotes(int Block, IReadOnlyList<CodeMark> Marks)
{
    private static readonly string[] Comments = ["#", "//", "--", ";", "<!--", "%", "'"];

    /// <summary>The anchor of a note.</summary>
    /// <remarks>Ids that are made of headings hold no point.</remarks>
    public string AnchorOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"note.{Block}.{number}");

    /// <summary>Finds the marks of a code.</summary>
    public static List<CodeMark> Find(ReadOnlySpan<char> code)
    {
        var marks = new List<CodeMark>();
        for (int line = 0, start = 0; start <= code.Length; line++)
        {
            var length = code[start..].IndexOf('\n');
            length = length < 0 ? code.Length - start : length;
            if (MarkOf(code.Slice(start, length), line, start) is { } mark)
            {
                marks.Add(mark);
            }

            start += length + 1;
        }

        return marks;
    }

    private static CodeMark? MarkOf(ReadOnlySpan<char> line, int number, int start)
    {
        var text = line.TrimEnd();
        var isMarkup = text.EndsWith("-->");
        text = isMarkup ? text[..^3].TrimEnd() : text;
        if (text.Length < 3 || text[^1] is not (')' or '>'))
        {
            return null;
        }

        var open = text.LastIndexOf(text[^1] == ')' ? '(' : '<');
        if (open < 0 || !int.TryParse(text[(open + 1)..^1], System.Globalization.NumberStyles.None, null, out var value) || value == 0)
        {
            return null;
        }

        var before = text[..open].TrimEnd();
        foreach (var comment in Comments)
        {
            if (before.EndsWith(comment) && isMarkup == (comment == "<!--") && IsApart(before[..^comment.Length]))
            {
                return new CodeMark(number, start + before[..^comment.Length].TrimEnd().Length, value, IsComment: true);
            }
        }

        return text[^1] == '>' && !isMarkup && before.Length < open ? new CodeMark(number, start + before.Length, value, IsComment: false) : null;
    }

    private static bool IsApart(ReadOnlySpan<char> before) => before.Length == 0 || before[^1] is ' ' or '\t';
}
