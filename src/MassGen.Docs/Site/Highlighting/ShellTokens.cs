using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Shell commands, and console sessions: where lines begin with <c>$</c> all others are output.</summary>
public static partial class ShellTokens
{
    public static IEnumerable<CodeToken> Bash(string code) => PatternTokens.Of(Pattern(), code);

    public static IEnumerable<CodeToken> Console(string code)
    {
        if (!Prompt().IsMatch(code))
        {
            return Bash(code);
        }

        var continues = false;
        return code.Split('\n').SelectMany((line, index) =>
        {
            var isCommand = continues || Prompt().IsMatch(line);
            continues = isCommand && line.EndsWith('\\');
            var tokens = isCommand ? Command(line) : line.Length == 0 ? [] : [new CodeToken(CodeTokenKind.Output, line)];
            return index == 0 ? tokens : tokens.Prepend(new CodeToken(CodeTokenKind.Plain, "\n"));
        });
    }

    private static IEnumerable<CodeToken> Command(string line) => line.StartsWith("$ ", StringComparison.Ordinal)
        ? Bash(line[2..]).Prepend(new CodeToken(CodeTokenKind.Prompt, "$ "))
        : Bash(line);

    [GeneratedRegex(@"^\$ ", RegexOptions.Multiline)]
    private static partial Regex Prompt();

    [GeneratedRegex("""
        (?<=^|\s)(?<Comment>\#[^\n]*)
        |(?<Text>"(?:[^"\\]|\\.)*"?|'[^']*'?)
        |(?<Variable>\$\{[^}\n]*\}|\$[\w@?*\#!]+|^\s*[A-Z_][A-Z0-9_]*(?==))
        |(?<=^\s*|[|;]\s*|&&\s*)(?<Name>[\w./~-]+)(?=\s|$)
        |(?<=\s)(?<Keyword>--?[A-Za-z][\w-]*)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
