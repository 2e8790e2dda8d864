using System.Buffers;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>A line of YAML.</summary>
internal static class YamlLine
{
    private static readonly SearchValues<char> BlockMark = SearchValues.Create("|>+-0123456789");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> EndsInFlow = SearchValues.Create(",[]{}");

    /// <summary>Reads a line from its first character that is no space.</summary>
    /// <returns>Whether a block text begins after it.</returns>
    public static bool Read(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        var depth = 0;
        var mayBeKey = true;
        var last = -1;
        while (at < code.Length)
        {
            var begins = at == 0 || code[at - 1] is ' ' or '\t' or '\n';
            switch (code[at])
            {
                case ' ' or '\t':
                    at++;
                    continue;
                case '#' when begins:
                    spans.Add(CodeTokenKind.Comment, at, code.Length);
                    return last >= 0 && IsBlockMark(code, last);
                case '-' when mayBeKey && depth == 0 && (at + 1 == code.Length || code[at + 1] == ' '):
                    at++;
                    continue;
                case '[' or '{' or ',' or ']' or '}' when depth > 0 || code[at] is '[' or '{':
                    depth += code[at] is '[' or '{' ? 1 : code[at] == ',' ? 0 : -1;
                    mayBeKey = true;
                    at++;
                    continue;
                case ':':
                    mayBeKey = false;
                    at++;
                    continue;
                default:
                    last = at;
                    at = Scalar(code, at, depth > 0, ref mayBeKey, spans);
                    continue;
            }
        }

        return last >= 0 && IsBlockMark(code, last);
    }

    private static bool IsBlockMark(ReadOnlySpan<char> code, int at)
    {
        var rest = code[at..].IndexOfAnyExcept(BlockMark);
        return code[at] is '|' or '>' && (rest < 0 || code[at + rest] == ' ');
    }

    private static int Scalar(ReadOnlySpan<char> code, int at, bool isInFlow, ref bool mayBeKey, CodeSpans spans)
    {
        var isQuoted = code[at] is '"' or '\'';
        var end = isQuoted ? Scan.QuotedEnd(code, at, escapes: code[at] == '"', lines: false) : PlainEnd(code, at, isInFlow);
        var isKey = mayBeKey && IsColon(code, Scan.SpacesEnd(code, end));
        mayBeKey = false;
        if (Kind(code[at..end], isKey, isQuoted) is { } kind)
        {
            spans.Add(kind, at, end);
        }
        else
        {
            Variables(code[..end], at, spans);
        }

        return end;
    }

    private static CodeTokenKind? Kind(ReadOnlySpan<char> word, bool isKey, bool isQuoted) =>
        isKey ? CodeTokenKind.Name
        : isQuoted ? CodeTokenKind.Text
        : word is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "~" ? CodeTokenKind.Keyword
        : word[0] is '&' or '*' ? CodeTokenKind.Variable
        : IsNumber(word) ? CodeTokenKind.Number
        : null;

    private static bool IsColon(ReadOnlySpan<char> code, int at) =>
        at < code.Length && code[at] == ':' && (at + 1 == code.Length || code[at + 1] is ' ' or '\t');

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var digits = word[0] == '-' ? word[1..] : word;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits.Count('.') <= 1 && digits.IndexOfAnyExcept(Digits) < 0;
    }

    // A plain text ends before a colon or a comment, and inside of brackets before what parts them.
    private static int PlainEnd(ReadOnlySpan<char> code, int at, bool isInFlow)
    {
        var end = at + 1;
        for (; end < code.Length; end++)
        {
            // ${…} has brackets that part nothing.
            if (code[end] == '{' && code[end - 1] == '$')
            {
                end = Math.Min(Scan.Until(code, end, "}"), code.Length) - 1;
            }
            else if (IsColon(code, end) || (code[end] == '#' && code[end - 1] is ' ' or '\t') || (isInFlow && EndsInFlow.Contains(code[end])))
            {
                break;
            }
        }

        return at + code[at..end].TrimEnd().Length;
    }

    private static void Variables(ReadOnlySpan<char> code, int at, CodeSpans spans)
    {
        while (at < code.Length && code[at..].IndexOf("${") is var begin and >= 0)
        {
            at = spans.Add(CodeTokenKind.Variable, at + begin, Scan.Until(code, at + begin, "}"));
        }
    }
}
