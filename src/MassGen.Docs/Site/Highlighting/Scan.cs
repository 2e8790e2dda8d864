namespace MassGen.Docs.Site.Highlighting;

/// <summary>Where the parts of code end that most languages share. Each looks at a character once.</summary>
internal static class Scan
{
    public static int LineEnd(ReadOnlySpan<char> code, int at)
    {
        var length = code[at..].IndexOf('\n');
        return length < 0 ? code.Length : at + length;
    }

    public static int SpacesEnd(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && code[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    public static int WordEnd(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && IsWord(code[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The end of a number that begins here: digits, letters of its base or unit, a point before a digit, a signed exponent.</summary>
    public static int NumberEnd(ReadOnlySpan<char> code, int at)
    {
        for (at++; at < code.Length; at++)
        {
            var isPoint = code[at] == '.' && at + 1 < code.Length && char.IsAsciiDigit(code[at + 1]);
            var isSign = code[at] is '+' or '-' && code[at - 1] is 'e' or 'E' && at + 1 < code.Length && char.IsAsciiDigit(code[at + 1]);
            if (!isPoint && !isSign && !IsWord(code[at]))
            {
                break;
            }
        }

        return at;
    }

    /// <summary>The end of a text in quotes that begins here; one that is never closed ends with its line, or with the code.</summary>
    public static int QuotedEnd(ReadOnlySpan<char> code, int at, bool escapes, bool lines)
    {
        var quote = code[at];
        for (at++; at < code.Length; at++)
        {
            if (escapes && code[at] == '\\' && at + 1 < code.Length)
            {
                at++;
            }
            else if (code[at] == quote)
            {
                return at + 1;
            }

            if (code[at] == '\n' && !lines)
            {
                return at;
            }
        }

        return code.Length;
    }

    /// <summary>The end of something that goes on until a mark, the mark included.</summary>
    public static int Until(ReadOnlySpan<char> code, int at, ReadOnlySpan<char> mark)
    {
        var length = at >= code.Length ? -1 : code[at..].IndexOf(mark);
        return length < 0 ? code.Length : at + length + mark.Length;
    }

    public static bool Has(ReadOnlySpan<char> code, int at, ReadOnlySpan<char> word) => at <= code.Length && code[at..].StartsWith(word, StringComparison.Ordinal);

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
