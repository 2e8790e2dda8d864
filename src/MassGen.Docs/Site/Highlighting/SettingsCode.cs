namespace MassGen.Docs.Site.Highlighting;

/// <summary>TOML and INI: sections, and keys with values.</summary>
internal static class SettingsCode
{
    public static void Read(ReadOnlySpan<char> code, bool isToml, CodeSpans spans)
    {
        for (var at = 0; at < code.Length;)
        {
            at = Scan.SpacesEnd(code, at);
            if (at >= code.Length)
            {
                return;
            }

            var end = Scan.LineEnd(code, at);
            at = code[at] switch
            {
                '\n' => at + 1,
                '#' => spans.Add(CodeTokenKind.Comment, at, end),
                ';' when !isToml => spans.Add(CodeTokenKind.Comment, at, end),
                '[' => Section(code[..end], at, spans),
                _ => Entry(code, at, end, isToml, spans),
            };
        }
    }

    private static int Section(ReadOnlySpan<char> line, int at, CodeSpans spans) => Rest(line, spans.Add(CodeTokenKind.Keyword, at, Scan.Until(line, at, "]")), spans);

    private static int Rest(ReadOnlySpan<char> line, int at, CodeSpans spans)
    {
        var comment = line[at..].IndexOf('#');
        return comment < 0 ? line.Length : spans.Add(CodeTokenKind.Comment, at + comment, line.Length);
    }

    private static int Entry(ReadOnlySpan<char> code, int at, int end, bool isToml, CodeSpans spans)
    {
        var equals = code[at..end].IndexOfAny('=', isToml ? '=' : ':');
        if (equals < 0)
        {
            return isToml ? Value(code, at, spans) : end;
        }

        spans.Add(CodeTokenKind.Name, at, at + code.Slice(at, equals).TrimEnd().Length);
        return isToml ? Value(code, at + equals + 1, spans) : end;
    }

    // Up to the end of the line; a text in three quotes takes as many lines as it has.
    private static int Value(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        while (at < code.Length && code[at] != '\n')
        {
            at = code[at] switch
            {
                '"' when Scan.Has(code, at, "\"\"\"") => spans.Add(CodeTokenKind.Text, at, Scan.Until(code, at + 3, "\"\"\"")),
                '"' or '\'' => spans.Add(CodeTokenKind.Text, at, Scan.QuotedEnd(code, at, escapes: code[at] == '"', lines: false)),
                '#' => spans.Add(CodeTokenKind.Comment, at, Scan.LineEnd(code, at)),
                var c when char.IsAsciiDigit(c) => spans.Add(CodeTokenKind.Number, at, NumberEnd(code, at)),
                var c when Scan.IsWord(c) => Word(code, at, spans),
                _ => at + 1,
            };
        }

        return at;
    }

    private static int Word(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        var end = Scan.WordEnd(code, at);
        return code[at..end] is "true" or "false" or "inf" or "nan" ? spans.Add(CodeTokenKind.Keyword, at, end) : end;
    }

    // Dates are written like numbers.
    private static int NumberEnd(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && (Scan.IsWord(code[at]) || code[at] is '.' or '-' or ':' or '+'))
        {
            at++;
        }

        return at;
    }
}
