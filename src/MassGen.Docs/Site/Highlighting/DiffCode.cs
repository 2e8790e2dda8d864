namespace MassGen.Docs.Site.Highlighting;

/// <summary>What has changed between two texts, as <c>diff -u</c> writes it.</summary>
internal static class DiffCode
{
    public static void Read(ReadOnlySpan<char> code, CodeSpans spans)
    {
        for (var start = 0; start < code.Length;)
        {
            var end = Scan.LineEnd(code, start);
            if (Kind(code[start..end]) is { } kind)
            {
                spans.Add(kind, start, end);
            }

            start = end + 1;
        }
    }

    private static CodeTokenKind? Kind(ReadOnlySpan<char> line) => line switch
    {
        _ when line.StartsWith("+++ ") || line.StartsWith("--- ") || line.StartsWith("diff ") || line.StartsWith("index ") => CodeTokenKind.Comment,
        ['+', ..] => CodeTokenKind.Inserted,
        ['-', ..] => CodeTokenKind.Deleted,
        ['@', '@', ..] => CodeTokenKind.Name,
        _ => null,
    };
}
