using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>C#, well enough to be read: comments, texts, numbers, keywords and the names of types.</summary>
public static partial class CSharpTokens
{
    public static IEnumerable<CodeToken> Of(string code) => PatternTokens.Of(Pattern(), code);

    [GeneratedRegex(""""
        (?<Comment>//[^\n]*|/\*[\s\S]*?\*/)
        |(?<Text>\$*"""[\s\S]*?"""|[$@]*@[$]*"(?:[^"]|"")*"|\$?"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)+')
        |(?<Number>\b(?:0x[\dA-Fa-f_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)[mMdDfFuUlL]*\b)
        |(?<Keyword>\b(?:abstract|as|async|await|base|bool|break|byte|case|catch|char|class|const|continue|decimal|default|delegate|do|double
          |else|enum|event|explicit|extern|false|finally|fixed|float|for|foreach|get|goto|if|implicit|in|init|int|interface|internal|is|lock|long
          |namespace|new|not|null|object|operator|or|out|override|params|partial|private|protected|public|readonly|record|ref|required|return
          |sealed|set|short|static|string|struct|switch|this|throw|true|try|typeof|uint|ulong|using|var|virtual|void|when|where|while|with|yield)\b)
        |(?<Name>\b[A-Z]\w*\b)
        """", RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
