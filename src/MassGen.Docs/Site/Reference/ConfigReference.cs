using System.Text;
using MassGen.Configuration.Schema;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of the configuration, written from the schema that the loader itself follows.</summary>
public static class ConfigReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/configuration.md";

    // More than this in one cell makes a table that nobody reads.
    private const int MostInCell = 6;

    public static string Markdown()
    {
        var page = new StringBuilder($"""
            ---
            title: Configuration
            description: Every key of a MassGen configuration, its type, default, allowed values, backends and meaning, and whether this build acts on it.
            order: 61
            ---

            # Configuration

            Every key, section by section. This page is written from the schema that the loader itself follows. A key that this build
            knows and does not act on says so here, and in a warning when a configuration sets it. A key that is not listed is a warning too;
            under `backend` it is sent with the provider's requests as it is. Keys are known from version {ConfigKey.PythonVersion} of the Python project,
            or from the version of this one that is given.

            ## In your editor

            The same schema is a [JSON Schema](https://json-schema.org/): the file `{ConfigJsonSchema.FileName}` at the top of this site, and the output of
            `massgen --show-schema --json`. Editors with the YAML language server complete keys and show their meaning when a
            configuration begins with a line that names it, by address or by path:

            ```yaml
            # yaml-language-server: $schema=./{ConfigJsonSchema.FileName}
            ```

            """);
        foreach (var (section, of) in ConfigSchema.Sections)
        {
            page.Append("\n## ").Append(section.Name.Length == 0 ? "The top of the file" : $"`{section.Name}`").Append("\n\n");
            if (of is not null)
            {
                page.Append(Escape(of.Meaning)).Append("\n\n");
            }

            Table(page, section);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What <c>#…</c> points to a key: <c>key-agents.backend.type</c>.</summary>
    public static string AnchorOf(ConfigSection section, ConfigKey key) =>
        "key-" + (section.Name.Length == 0 ? key.Name : $"{section.Name}.{key.Name}").Replace("[]", "", StringComparison.Ordinal);

    private static void Table(StringBuilder page, ConfigSection section)
    {
        page.Append("| key | meaning | type | default | allowed | backends | since | in this build |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var key in section.Keys)
        {
            string[] cells =
            [
                $"<a id=\"{AnchorOf(section, key)}\"></a>`{key.Name}`",
                Escape(key.Meaning) + (key.IsRequired ? " Required." : ""),
                KeyWords.Form(key),
                key.Default is { } value ? $"`{value}`" : "–",
                Allowed(key),
                Words(key.Backends, "all"),
                key.Since,
                KeyWords.Effect(key),
            ];
            page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        foreach (var key in section.Keys)
        {
            List(page, $"What `{key.Name}` may be", key.Allowed);
            List(page, $"Backends that `{key.Name}` is for", key.Backends);
        }
    }

    private static string Allowed(ConfigKey key) => key.Allowed.Count > 0 ? Words(key.Allowed, "") : KeyWords.Range(key) ?? "–";

    private static string Words(IReadOnlyList<string> words, string none) => words.Count switch
    {
        0 => none,
        > MostInCell => "listed below",
        _ => string.Join(", ", words.Select(word => $"`{word}`")),
    };

    private static void List(StringBuilder page, string title, IReadOnlyList<string> words)
    {
        if (words.Count > MostInCell)
        {
            page.Append('\n').Append(title).Append(": ").AppendJoin(", ", words.Select(word => $"`{word}`")).Append(".\n");
        }
    }

    private static string Escape(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
