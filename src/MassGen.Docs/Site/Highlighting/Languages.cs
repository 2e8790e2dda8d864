namespace MassGen.Docs.Site.Highlighting;

/// <summary>The languages that are coloured, by the names that people give them.</summary>
public static class Languages
{
    /// <summary>Finds the pieces of a code. A language that is not known has none.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language">Its language, in lower case.</param>
    public static IReadOnlyList<CodeSpan> Read(string code, string language)
    {
        var spans = new CodeSpans();
        switch (language)
        {
            case "yaml" or "yml": YamlCode.Read(code, spans); break;
            case "json" or "jsonl" or "jsonc" or "json5": JsonCode.Read(code, 0, spans); break;
            case "bash" or "sh" or "shell" or "zsh": ShellCode.Bash(code, 0, spans); break;
            case "console" or "shell-session": ShellCode.Console(code, spans); break;
            case "csharp" or "cs" or "c#": WordCode.Read(code, WordGrammar.CSharp, spans); break;
            case "python" or "py": WordCode.Read(code, WordGrammar.Python, spans); break;
            case "javascript" or "js" or "typescript" or "ts": WordCode.Read(code, WordGrammar.JavaScript, spans); break;
            case "dockerfile" or "docker": DockerfileCode.Read(code, spans); break;
            case "toml": SettingsCode.Read(code, isToml: true, spans); break;
            case "ini" or "properties" or "editorconfig" or "dotenv": SettingsCode.Read(code, isToml: false, spans); break;
            case "http": HttpCode.Read(code, spans); break;
            case "diff" or "patch": DiffCode.Read(code, spans); break;
            case "xml" or "html" or "svg" or "csproj": XmlCode.Read(code, spans); break;
            default: break;
        }

        return spans.All;
    }
}
