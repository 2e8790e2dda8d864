using System.Text;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Colours code when the site is built, by classes that the style sheet knows.</summary>
public static class Highlighter
{
    /// <summary>The code as HTML. A language that is not known stays plain.</summary>
    public static string ToHtml(string code, string language)
    {
        var html = new StringBuilder(code.Length * 2);
        foreach (var (kind, text) in Tokens(code, language))
        {
            if (kind == CodeTokenKind.Plain)
            {
                html.Append(Html.Escape(text));
            }
            else
            {
                html.Append("<span class=\"").Append(ClassOf(kind)).Append("\">").Append(Html.Escape(text)).Append("</span>");
            }
        }

        return html.ToString();
    }

    private static IEnumerable<CodeToken> Tokens(string code, string language) => language switch
    {
        "yaml" or "yml" => YamlTokens.Of(code),
        "json" or "jsonl" => JsonTokens.Of(code),
        "bash" or "sh" or "shell" => ShellTokens.Bash(code),
        "console" => ShellTokens.Console(code),
        "csharp" or "cs" or "c#" => CSharpTokens.Of(code),
        "dockerfile" => DockerfileTokens.Of(code),
        _ => [new CodeToken(CodeTokenKind.Plain, code)],
    };

    private static string ClassOf(CodeTokenKind kind) => kind switch
    {
        CodeTokenKind.Comment => "hc",
        CodeTokenKind.Text => "hs",
        CodeTokenKind.Number => "hn",
        CodeTokenKind.Keyword => "hk",
        CodeTokenKind.Name => "ha",
        CodeTokenKind.Variable => "hv",
        CodeTokenKind.Prompt => "hp",
        _ => "ho",
    };
}
