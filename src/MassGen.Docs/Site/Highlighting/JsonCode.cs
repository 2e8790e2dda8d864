namespace MassGen.Docs.Site.Highlighting;

/// <summary>JSON, with comments.</summary>
internal static class JsonCode
{
    public static void Read(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        while (at < code.Length)
        {
            var c = code[at];
            if (c == '"')
            {
                var end = Scan.QuotedEnd(code, at, escapes: true, lines: false);
                at = spans.Add(IsKey(code, end) ? CodeTokenKind.Name : CodeTokenKind.Text, at, end);
            }
            else if (char.IsAsciiDigit(c) || (c == '-' && at + 1 < code.Length && char.IsAsciiDigit(code[at + 1])))
            {
                at = spans.Add(CodeTokenKind.Number, at, Scan.NumberEnd(code, at));
            }
            else if (char.IsAsciiLetter(c))
            {
                var end = Scan.WordEnd(code, at);
                at = code[at..end] is "true" or "false" or "null" ? spans.Add(CodeTokenKind.Keyword, at, end) : end;
            }
            else
            {
                at = Scan.Has(code, at, "//") ? spans.Add(CodeTokenKind.Comment, at, Scan.LineEnd(code, at))
                    : Scan.Has(code, at, "/*") ? spans.Add(CodeTokenKind.Comment, at, Scan.Until(code, at + 2, "*/"))
                    : at + 1;
            }
        }
    }

    private static bool IsKey(ReadOnlySpan<char> code, int end)
    {
        end = Scan.SpacesEnd(code, end);
        return end < code.Length && code[end] == ':';
    }
}
