namespace MassGen.Docs.Site.Search;

/// <summary>Reads the words of a text.</summary>
/// <remarks>
/// A word is a row of letters and digits. Rows joined by single <c>_ - .</c> are one name, read as a whole and in its parts, and so are names in
/// camel case: <c>enable_mcp</c>, <c>agent.restarted</c>, <c>RunEvent</c>. After two dashes it is an option: <c>--list-sessions</c>. Between two single backticks words count double. Chinese
/// and Japanese have no spaces between words: there each two characters beside each other are one. The same rules stand in
/// <c>search-index.js</c>.
/// </remarks>
internal sealed class WordReader(SectionWords target)
{
    // Longer rows are keys, hashes and data: nobody types them.
    private const int Longest = 64;

    private readonly char[] _word = new char[Longest];
    private readonly char[] _part = new char[Longest];

    private enum Kind : byte
    {
        None,
        Lower,
        Upper,
        Digit,
        Joiner,
        Backtick,
        Unspaced,
    }

    private static readonly Kind[] Ascii = [.. Enumerable.Range(0, 128).Select(c => (char)c switch
    {
        >= 'a' and <= 'z' => Kind.Lower,
        >= 'A' and <= 'Z' => Kind.Upper,
        >= '0' and <= '9' => Kind.Digit,
        '_' or '-' or '.' => Kind.Joiner,
        '`' => Kind.Backtick,
        _ => Kind.None,
    })];

    /// <summary>Counts every word of a text.</summary>
    /// <returns>How many there were, which is the text's length as the ranking counts it.</returns>
    public int Read(ReadOnlySpan<char> text, int weight)
    {
        var (at, count, factor) = (0, 0, 1);
        while (at < text.Length)
        {
            var kind = KindOf(text[at]);
            if (kind is Kind.Lower or Kind.Upper or Kind.Digit)
            {
                at += Row(text[at..], weight * factor, isOption: at > 1 && text[at - 1] == '-' && text[at - 2] == '-');
                count++;
            }
            else if (kind is Kind.Unspaced)
            {
                var length = Unspaced(text[at..], weight * factor);
                (at, count) = (at + length, count + Math.Max(1, length - 1));
            }
            else
            {
                factor = kind == Kind.Backtick ? 3 - factor : factor;
                at++;
            }
        }

        return count;
    }

    private int Row(ReadOnlySpan<char> text, int weight, bool isOption)
    {
        var (at, isName, last) = (0, false, Kind.None);
        for (; at < text.Length; at++)
        {
            var kind = KindOf(text[at]);
            if (kind is Kind.None or Kind.Backtick or Kind.Unspaced || (kind == Kind.Joiner && !IsFollowed(text, at)))
            {
                break;
            }

            isName |= kind == Kind.Joiner || (kind == Kind.Upper && last == Kind.Lower);
            last = kind;
            if (at < Longest)
            {
                _word[at] = kind == Kind.Upper ? char.ToLowerInvariant(text[at]) : text[at];
            }
        }

        if (at is > 1 and <= Longest)
        {
            if (isOption)
            {
                Option(_word.AsSpan(0, at), weight);
                Parts(text[..at], weight);
            }
            else if (isName)
            {
                target.Add(_word.AsSpan(0, at), weight);
                Parts(text[..at], weight);
            }
            else
            {
                target.Add(_word.AsSpan(0, WordStem.Shorten(_word.AsSpan(0, at))), weight);
            }
        }

        return at;
    }

    private int Unspaced(ReadOnlySpan<char> text, int weight)
    {
        var length = 1;
        for (; length < text.Length && KindOf(text[length]) == Kind.Unspaced; length++)
        {
            target.Add(text.Slice(length - 1, 2), weight);
        }

        if (length == 1)
        {
            target.Add(text[..1], weight);
        }

        return length;
    }

    private void Option(ReadOnlySpan<char> name, int weight)
    {
        Span<char> option = stackalloc char[Longest + 2];
        option[..2].Fill('-');
        name.CopyTo(option[2..]);
        target.Add(option[..(name.Length + 2)], weight);
    }

    private void Parts(ReadOnlySpan<char> name, int weight)
    {
        var (start, last) = (0, Kind.None);
        for (var at = 0; at <= name.Length; at++)
        {
            var kind = at < name.Length ? KindOf(name[at]) : Kind.Joiner;
            if (kind == Kind.Joiner || (kind == Kind.Upper && last == Kind.Lower))
            {
                Part(start, at, weight);
                start = kind == Kind.Joiner ? at + 1 : at;
            }

            last = kind;
        }
    }

    private void Part(int start, int end, int weight)
    {
        if (end - start > 1)
        {
            var part = _part.AsSpan(0, end - start);
            _word.AsSpan(start, end - start).CopyTo(part);
            target.Add(part[..WordStem.Shorten(part)], weight);
        }
    }

    private static bool IsFollowed(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && KindOf(text[at + 1]) is Kind.Lower or Kind.Upper or Kind.Digit;

    private static Kind KindOf(char c) => c < 128 ? Ascii[c] : char.IsUpper(c) ? Kind.Upper : char.IsLetter(c) ? IsUnspaced(c) ? Kind.Unspaced : Kind.Lower : char.IsDigit(c) ? Kind.Digit : Kind.None;

    private static bool IsUnspaced(char c) => c is (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');
}
