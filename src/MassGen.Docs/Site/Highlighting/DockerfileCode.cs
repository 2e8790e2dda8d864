using System.Collections.Frozen;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Dockerfiles.</summary>
internal static class DockerfileCode
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Instructions = ((string[])
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER",
        "VOLUME", "WORKDIR",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Read(ReadOnlySpan<char> code, CodeSpans spans)
    {
        for (var start = 0; start < code.Length;)
        {
            var end = Scan.LineEnd(code, start);
            Line(code[..end], Scan.SpacesEnd(code[..end], start), spans);
            start = end + 1;
        }
    }

    private static void Line(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        if (at < code.Length && code[at] == '#')
        {
            spans.Add(CodeTokenKind.Comment, at, code.Length);
            return;
        }

        var first = Scan.WordEnd(code, at);
        if (Instructions.Contains(code[at..first]))
        {
            at = spans.Add(CodeTokenKind.Keyword, at, first);
        }

        while (at < code.Length)
        {
            at = code[at] switch
            {
                '"' or '\'' => spans.Add(CodeTokenKind.Text, at, Scan.QuotedEnd(code, at, escapes: code[at] == '"', lines: false)),
                '$' when ShellCode.VariableEnd(code, at) is var end && end > at + 1 => spans.Add(CodeTokenKind.Variable, at, end),
                '-' when code[at - (at > 0 ? 1 : 0)] == ' ' && Scan.Has(code, at, "--") => spans.Add(CodeTokenKind.Name, at, OptionEnd(code, at)),
                var c when Scan.IsWord(c) => Word(code, at, spans),
                _ => at + 1,
            };
        }
    }

    private static int Word(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        var end = Scan.WordEnd(code, at);
        return code[at..end].Equals("AS", StringComparison.OrdinalIgnoreCase) ? spans.Add(CodeTokenKind.Keyword, at, end) : end;
    }

    private static int OptionEnd(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && (Scan.IsWord(code[at]) || code[at] == '-'))
        {
            at++;
        }

        return at;
    }
}
