using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>YAML. Works line by line, and knows that the lines of a block text (<c>|</c> or <c>&gt;</c>) are text.</summary>
public static partial class YamlTokens
{
    public static IEnumerable<CodeToken> Of(string code)
    {
        // The indentation of the key whose block text is being read; -1 outside of one.
        var block = -1;
        foreach (var line in Lines(code))
        {
            var indent = line.Length - line.TrimStart(' ').Length;
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (block >= 0 && (isBlank || indent > block))
            {
                yield return new CodeToken(isBlank ? CodeTokenKind.Plain : CodeTokenKind.Text, line);
                continue;
            }

            block = BlockBegins().IsMatch(line) ? indent : -1;
            foreach (var token in PatternTokens.Of(Pattern(), line))
            {
                yield return token;
            }
        }
    }

    private static IEnumerable<string> Lines(string code)
    {
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start) + 1;
            end = end == 0 ? code.Length : end;
            yield return code[start..end];
            start = end;
        }
    }

    [GeneratedRegex(@"(?:^|[:\s-])[|>][+-]?\d?[+-]?\s*(?:\#.*)?$")]
    private static partial Regex BlockBegins();

    [GeneratedRegex("""
        (?<=^|\s)(?<Comment>\#.*)
        |(?<=^\s*(?:-\s+)*|[{,]\s*)(?<Name>"(?:[^"\\]|\\.)*"|'[^']*'|[\w.$/][\w.$/\x20-]*?)(?=\s*:(?:\s|$))
        |(?<Text>"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)
        |(?<Variable>\$\{[^}]*\}|(?<=\s|^)[&*][\w-]+)
        |(?<=[:\[,]\s*|-\s+)(?<Number>-?\d+(?:\.\d+)?)(?=\s*(?:$|[,\]}\#]))
        |(?<=[:\[,]\s*|-\s+)(?<Keyword>true|false|null|yes|no|on|off|~)(?=\s*(?:$|[,\]}\#]))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
