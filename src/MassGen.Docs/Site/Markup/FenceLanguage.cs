using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup;

/// <summary>The languages of code blocks: by which names they go, and of which every block is verified.</summary>
public static class FenceLanguage
{
    private static readonly string[] Runnable = ["yaml", "json", "bash", "console", "csharp", "dockerfile", "python", "toml", "xml"];

    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["yml"] = "yaml",
        ["sh"] = "bash",
        ["shell"] = "bash",
        ["zsh"] = "bash",
        ["shell-session"] = "console",
        ["shellsession"] = "console",
        ["sh-session"] = "console",
        ["terminal"] = "console",
        ["cs"] = "csharp",
        ["c#"] = "csharp",
        ["docker"] = "dockerfile",
        ["containerfile"] = "dockerfile",
        ["py"] = "python",
        ["python3"] = "python",
        ["txt"] = "text",
        ["plain"] = "text",
        ["plaintext"] = "text",
        ["md"] = "markdown",
    };

    // Names that people write and that lie near a runnable one, so that they are not taken for mistakes.
    private static readonly string[] Others =
    [
        "text", "markdown", "diff", "mermaid", "http", "html", "css", "javascript", "js", "jsx", "typescript", "ts", "tsx", "jsonl", "ndjson", "csv", "ini",
        "handlebars", "hbs", "c", "cpp", "c++", "go", "rust", "java", "kotlin", "swift", "ruby", "rb", "php", "sql", "r", "lua", "perl", "makefile", "make",
        "nginx", "graphql", "proto", "powershell", "ps1", "fish", "fsharp", "f#", "vb", "razor", "svg", "tex", "json5", "jsonc", "hcl", "nix", "regex",
    ];

    /// <summary>The languages of the closed world: a block in one of them is verified, or says why it is not.</summary>
    public static IReadOnlyList<string> Verified => Runnable;

    /// <summary>The one name of a language: small letters, aliases resolved. Empty stays empty.</summary>
    public static string Name(string written) =>
        written.ToLowerInvariant() is var small && Aliases.TryGetValue(small, out var name) ? name : small;

    /// <summary>Whether blocks in this language are verified.</summary>
    public static bool IsVerified(string name) => Runnable.Contains(name);

    /// <summary>The verified language that was probably meant by a name that is none, or null.</summary>
    public static string? ProbablyMeant(string name)
    {
        if (IsVerified(name) || Others.Contains(name))
        {
            return null;
        }

        var word = new string([.. name.TakeWhile(letter => letter is not ('{' or ',' or ':' or '='))]);
        return word != name && IsVerified(Name(word)) ? Name(word) : NearestWord.Of(name, Runnable.Concat(Aliases.Keys.Where(alias => alias.Length > 2)));
    }
}
