using System.Globalization;
using System.Text;
using MassGen.Configuration;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of the configuration, written from the schema that the loader itself follows.</summary>
public static class ConfigReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/configuration.md";

    // More than this in one cell makes a table that nobody reads.
    private const int MostAllowedInTable = 6;

    public static string Markdown()
    {
        var page = new StringBuilder("""
            ---
            title: Configuration
            description: Every key of a MassGen configuration, its type, default, allowed values and meaning, and whether this build acts on it.
            order: 61
            ---

            # Configuration

            Every key, section by section. This page is written from the schema that the loader itself follows. A key that this build
            knows and does not act on says so here, and in a warning when a configuration sets it.

            """);
        foreach (var (section, of) in Sections(ConfigSchema.Root, null).DistinctBy(found => found.Section.Name))
        {
            page.Append("\n## ").Append(section.Name.Length == 0 ? "The top of the file" : $"`{section.Name}`").Append("\n\n");
            if (of is not null)
            {
                page.Append(of.Meaning).Append("\n\n");
            }

            Table(page, section);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<(ConfigSection Section, ConfigKey? Of)> Sections(ConfigSection section, ConfigKey? of) =>
        section.Keys.Where(key => key.Section is not null).SelectMany(key => Sections(key.Section!, key)).Prepend((section, of));

    private static void Table(StringBuilder page, ConfigSection section)
    {
        page.Append("| key | meaning | type | default | acted on |\n|---|---|---|---|---|\n");
        foreach (var key in section.Keys)
        {
            page.Append("| <a id=\"").Append(AnchorOf(section, key)).Append("\"></a>`").Append(key.Name).Append("` | ").Append(Meaning(key)).Append(" | ").Append(Type(key))
                .Append(" | ").Append(key.Default is { } value ? $"`{value}`" : "–")
                .Append(" | ").Append(key.IsHonoured ? "yes" : "not yet").Append(" |\n");
        }

        foreach (var key in section.Keys.Where(key => key.Allowed.Count > MostAllowedInTable))
        {
            page.Append("\nWhat `").Append(key.Name).Append("` may be: ").AppendJoin(", ", key.Allowed.Select(word => $"`{word}`")).Append(".\n");
        }
    }

    /// <summary>What <c>#…</c> points to a key: <c>key-agents.backend.type</c>.</summary>
    public static string AnchorOf(ConfigSection section, ConfigKey key) =>
        "key-" + (section.Name.Length == 0 ? key.Name : $"{section.Name}.{key.Name}").Replace("[]", "", StringComparison.Ordinal);

    private static string Meaning(ConfigKey key)
    {
        var required = key.IsRequired ? " Required." : "";
        var allowed = key.Allowed.Count switch
        {
            0 => "",
            > MostAllowedInTable => " One of the words below.",
            _ => $" One of {string.Join(", ", key.Allowed.Select(word => $"`{word}`"))}.",
        };
        return key.Meaning.Replace("|", @"\|", StringComparison.Ordinal) + required + allowed + Range(key);
    }

    // The largest number a computer holds is no limit that anybody chose.
    private static string Range(ConfigKey key)
    {
        var most = key.Most is { } limit && limit < int.MaxValue ? key.Most : null;
        return (key.Least, most) switch
        {
            ({ } least, { } greatest) => Text($" From {least} to {greatest}."),
            ({ } least, null) => Text($" At least {least}."),
            (null, { } greatest) => Text($" At most {greatest}."),
            _ => "",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Type(ConfigKey key) => key.Kind switch
    {
        ConfigValueKind.Text => "text",
        ConfigValueKind.WholeNumber => "whole number",
        ConfigValueKind.Number => "number",
        ConfigValueKind.TrueOrFalse => "true or false",
        ConfigValueKind.List => "list",
        ConfigValueKind.Map => "map",
        ConfigValueKind.ListOrMap => "list or map",
        _ => "anything",
    };
}
