using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>JSON, with comments.</summary>
public static partial class JsonTokens
{
    public static IEnumerable<CodeToken> Of(string code) => PatternTokens.Of(Pattern(), code);

    [GeneratedRegex("""
        (?<Comment>//[^\n]*|/\*[\s\S]*?\*/)
        |(?<Name>"(?:[^"\\\n]|\\.)*")(?=\s*:)
        |(?<Text>"(?:[^"\\\n]|\\.)*"?)
        |(?<Number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)
        |(?<Keyword>\b(?:true|false|null)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
