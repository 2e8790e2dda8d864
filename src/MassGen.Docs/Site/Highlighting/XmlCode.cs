namespace MassGen.Docs.Site.Highlighting;

/// <summary>XML and HTML: tags, attributes, texts, comments and entities.</summary>
internal static class XmlCode
{
    public static void Read(ReadOnlySpan<char> code, CodeSpans spans)
    {
        for (var at = 0; at < code.Length;)
        {
            at = code[at] switch
            {
                '<' when Scan.Has(code, at, "<!--") => spans.Add(CodeTokenKind.Comment, at, Scan.Until(code, at, "-->")),
                '<' => Tag(code, at, spans),
                '&' when Scan.WordEnd(code, at + 1) is var end && end < code.Length && end > at + 1 && code[end] == ';' =>
                    spans.Add(CodeTokenKind.Variable, at, end + 1),
                _ => at + 1,
            };
        }
    }

    private static int Tag(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        var begin = at + 1;
        while (begin < code.Length && code[begin] is '/' or '?' or '!')
        {
            begin++;
        }

        at = spans.Add(CodeTokenKind.Keyword, begin, NameEnd(code, begin));
        while (at < code.Length && code[at] is not ('>' or '<'))
        {
            at = code[at] switch
            {
                '"' or '\'' => spans.Add(CodeTokenKind.Text, at, Scan.QuotedEnd(code, at, escapes: false, lines: true)),
                var c when Scan.IsWord(c) => spans.Add(CodeTokenKind.Name, at, NameEnd(code, at)),
                _ => at + 1,
            };
        }

        return at;
    }

    private static int NameEnd(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && (Scan.IsWord(code[at]) || code[at] is '-' or ':' or '.'))
        {
            at++;
        }

        return at;
    }
}
