namespace MassGen.Docs.Site.Highlighting;

/// <summary>Shell commands, and console sessions: where lines begin with <c>$</c> all others are output.</summary>
internal static class ShellCode
{
    private const string Prompt = "$ ";

    public static void Console(ReadOnlySpan<char> code, CodeSpans spans)
    {
        if (!code.StartsWith(Prompt, StringComparison.Ordinal) && !code.Contains("\n" + Prompt, StringComparison.Ordinal))
        {
            Bash(code, 0, spans);
            return;
        }

        var continues = false;
        for (var start = 0; start < code.Length;)
        {
            var end = Scan.LineEnd(code, start);
            var isPrompt = Scan.Has(code, start, Prompt);
            if (isPrompt || continues)
            {
                Bash(code[..end], isPrompt ? spans.Add(CodeTokenKind.Prompt, start, start + Prompt.Length) : start, spans);
            }
            else
            {
                spans.Add(CodeTokenKind.Output, start, end);
            }

            continues = (isPrompt || continues) && end > start && code[end - 1] == '\\';
            start = end + 1;
        }
    }

    public static void Bash(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        var beginsCommand = true;
        while (at < code.Length)
        {
            var c = code[at];
            if (c is ' ' or '\t')
            {
                at++;
            }
            else if (c is '\n' or ';' or '|' or '&' or '(')
            {
                beginsCommand = true;
                at++;
            }
            else if (c == '#' && (at == 0 || code[at - 1] is ' ' or '\t' or '\n'))
            {
                at = spans.Add(CodeTokenKind.Comment, at, Scan.LineEnd(code, at));
            }
            else
            {
                at = Word(code, at, ref beginsCommand, spans);
            }
        }
    }

    private static int Word(ReadOnlySpan<char> code, int at, ref bool beginsCommand, CodeSpans spans)
    {
        switch (code[at])
        {
            case '"' or '\'':
                beginsCommand = false;
                return spans.Add(CodeTokenKind.Text, at, Scan.QuotedEnd(code, at, escapes: code[at] == '"', lines: true));
            case '$' when VariableEnd(code, at) is var end && end > at + 1:
                beginsCommand = false;
                return spans.Add(CodeTokenKind.Variable, at, end);
            case '\\':
                return Math.Min(at + 2, code.Length);
            case '-' when !beginsCommand && code[at - 1] is ' ' or '\t':
                return spans.Add(CodeTokenKind.Keyword, at, OptionEnd(code, at));
            default:
                return Plain(code, at, ref beginsCommand, spans);
        }
    }

    private static int Plain(ReadOnlySpan<char> code, int at, ref bool beginsCommand, CodeSpans spans)
    {
        var end = at;
        while (end < code.Length && (Scan.IsWord(code[end]) || code[end] is '.' or '/' or '~' or '-' or ':' or '+' or ',' or '@' or '%'))
        {
            end++;
        }

        if (end == at)
        {
            return at + 1;
        }

        if (beginsCommand && end < code.Length && code[end] == '=')
        {
            spans.Add(CodeTokenKind.Variable, at, end);
            return end + 1;
        }

        if (beginsCommand)
        {
            spans.Add(IsReserved(code[at..end]) ? CodeTokenKind.Keyword : CodeTokenKind.Name, at, end);
            beginsCommand = IsReserved(code[at..end]);
        }

        return end;
    }

    private static bool IsReserved(ReadOnlySpan<char> word) =>
        word is "if" or "then" or "else" or "elif" or "fi" or "for" or "do" or "done" or "while" or "until" or "case" or "esac" or "in" or "function";

    private static int OptionEnd(ReadOnlySpan<char> code, int at)
    {
        while (at < code.Length && (Scan.IsWord(code[at]) || code[at] == '-'))
        {
            at++;
        }

        return at;
    }

    internal static int VariableEnd(ReadOnlySpan<char> code, int at) => at + 1 >= code.Length ? at
        : code[at + 1] == '{' ? Math.Min(Scan.Until(code, at, "}"), Scan.LineEnd(code, at))
        : code[at + 1] is '@' or '?' or '*' or '#' or '!' or '$' ? at + 2
        : Scan.WordEnd(code, at + 1);
}
