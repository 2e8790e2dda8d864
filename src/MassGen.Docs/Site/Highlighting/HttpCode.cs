namespace MassGen.Docs.Site.Highlighting;

/// <summary>Requests and answers of HTTP: a first line, headers, an empty line and a body, which is often JSON.</summary>
internal static class HttpCode
{
    public static void Read(ReadOnlySpan<char> code, CodeSpans spans)
    {
        var isFirst = true;
        for (var start = 0; start < code.Length;)
        {
            var end = Scan.LineEnd(code, start);
            var line = code[..end];
            if (end == start)
            {
                Body(code, end + 1, spans);
                return;
            }

            if (isFirst)
            {
                First(line, start, spans);
            }
            else if (code[start..end].IndexOf(':') is var colon and > 0)
            {
                spans.Add(CodeTokenKind.Name, start, start + colon);
            }

            isFirst = false;
            start = end + 1;
        }
    }

    private static void First(ReadOnlySpan<char> line, int start, CodeSpans spans)
    {
        var length = line[start..].IndexOf(' ');
        var end = length < 0 ? line.Length : start + length;
        spans.Add(CodeTokenKind.Keyword, start, end);
        var next = Scan.SpacesEnd(line, end);
        var digits = next;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        spans.Add(CodeTokenKind.Number, next, digits);
    }

    private static void Body(ReadOnlySpan<char> code, int start, CodeSpans spans)
    {
        if (start < code.Length && code[start] is '{' or '[')
        {
            JsonCode.Read(code, start, spans);
        }
    }
}
