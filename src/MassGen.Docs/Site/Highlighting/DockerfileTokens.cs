using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Dockerfiles.</summary>
public static partial class DockerfileTokens
{
    public static IEnumerable<CodeToken> Of(string code) => PatternTokens.Of(Pattern(), code);

    [GeneratedRegex("""
        (?<Comment>^\s*\#[^\n]*)
        |(?<Keyword>^\s*(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b
          |\bAS\b)
        |(?<Text>"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?)
        |(?<Variable>\$\{[^}\n]*\}|\$\w+)
        |(?<=\s)(?<Name>--[A-Za-z][\w-]*)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
