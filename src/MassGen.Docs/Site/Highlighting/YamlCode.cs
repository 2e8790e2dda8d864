namespace MassGen.Docs.Site.Highlighting;

/// <summary>YAML. Works line by line, and knows that the lines of a block text (<c>|</c> or <c>&gt;</c>) are text.</summary>
internal static class YamlCode
{
    public static void Read(ReadOnlySpan<char> code, CodeSpans spans)
    {
        // The indentation of the key whose block text is being read; -1 outside of one.
        var block = -1;
        for (var start = 0; start < code.Length;)
        {
            var end = Scan.LineEnd(code, start);
            var first = Scan.SpacesEnd(code[..end], start);
            if (block < 0 || (first < end && first - start <= block))
            {
                block = YamlLine.Read(code[..end], first, spans) ? first - start : -1;
            }
            else if (first < end)
            {
                spans.Add(CodeTokenKind.Text, start, end);
            }

            start = end + 1;
        }
    }
}
