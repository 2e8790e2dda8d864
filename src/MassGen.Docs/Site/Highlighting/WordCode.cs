using System.Collections.Frozen;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Reads languages made of words, numbers, texts and comments, well enough to be read by people.</summary>
internal static class WordCode
{
    public static void Read(ReadOnlySpan<char> code, WordGrammar grammar, CodeSpans spans)
    {
        var keywords = grammar.Keywords.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < code.Length;)
        {
            var c = code[at];
            if (TextStart(code, at, grammar) is var quote and >= 0)
            {
                at = spans.Add(CodeTokenKind.Text, at, TextEnd(code, at, quote, grammar));
            }
            else if (Scan.Has(code, at, grammar.LineComment))
            {
                at = spans.Add(CodeTokenKind.Comment, at, Scan.LineEnd(code, at));
            }
            else if (grammar.HasBlockComments && Scan.Has(code, at, "/*"))
            {
                at = spans.Add(CodeTokenKind.Comment, at, Scan.Until(code, at + 2, "*/"));
            }
            else if (char.IsAsciiDigit(c))
            {
                at = spans.Add(CodeTokenKind.Number, at, Scan.NumberEnd(code, at));
            }
            else if (Scan.IsWord(c))
            {
                at = Word(code, at, keywords, spans);
            }
            else if (grammar.HasDecorators && c == '@' && Scan.WordEnd(code, at + 1) is var end && end > at + 1)
            {
                at = spans.Add(CodeTokenKind.Variable, at, end);
            }
            else
            {
                at++;
            }
        }
    }

    private static int Word(ReadOnlySpan<char> code, int at, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> keywords, CodeSpans spans)
    {
        var end = Scan.WordEnd(code, at);
        if (keywords.Contains(code[at..end]))
        {
            spans.Add(CodeTokenKind.Keyword, at, end);
        }
        else if (char.IsAsciiLetterUpper(code[at]))
        {
            spans.Add(CodeTokenKind.Name, at, end);
        }

        return end;
    }

    // The quote of a text that begins here, with what may stand before it; -1 when none does.
    private static int TextStart(ReadOnlySpan<char> code, int at, WordGrammar grammar)
    {
        const int longestPrefix = 3;
        for (var quote = at; quote < code.Length && quote <= at + longestPrefix; quote++)
        {
            if (grammar.Quotes.Contains(code[quote]))
            {
                return quote;
            }

            if (!grammar.Prefixes.Contains(code[quote]))
            {
                return -1;
            }
        }

        return -1;
    }

    private static int TextEnd(ReadOnlySpan<char> code, int at, int quote, WordGrammar grammar)
    {
        var count = code[quote..].IndexOfAnyExcept(code[quote]);
        count = count < 0 ? code.Length - quote : count;
        if (grammar.HasRawTexts && count >= 3)
        {
            return Scan.Until(code, quote + count, code.Slice(quote, count));
        }

        var isVerbatim = grammar.Prefixes.Contains('@') && code[at..quote].Contains('@');
        var end = Scan.QuotedEnd(code, quote, escapes: !isVerbatim, lines: isVerbatim || grammar.LongQuotes.Contains(code[quote]));
        while (isVerbatim && end < code.Length && code[end] == '"')
        {
            end = Scan.QuotedEnd(code, end, escapes: false, lines: true);
        }

        return end;
    }
}
