using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using MassGen.Events;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of events, written from the records themselves and their documentation.</summary>
public static class EventReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/events.md";

    public static string Markdown()
    {
        var (docs, words) = (XmlDocs.Beside(typeof(RunEvent).Assembly), new TypeWords());
        var page = new StringBuilder("""
            ---
            title: Events
            description: Every event a run writes to its log, with every field, its type and its meaning.
            order: 62
            ---

            # Events

            A run is told by its events: one JSON object a line in `events.jsonl`, in order. Everything else that is shown of a run is
            computed from them. This page is written from the library's own code, so it lists what this build writes.


            """).Append(docs.OfType(typeof(RunEvent))).Append("\n\n## Fields of every event\n\n");
        page.Append("| field | type | meaning |\n|---|---|---|\n| `type` | text | Which event it is: the headings below. |\n");
        Rows(page, typeof(RunEvent), docs, words);
        foreach (var derived in typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>())
        {
            page.Append("\n## ").Append(derived.TypeDiscriminator).Append("\n\n").Append(docs.OfType(derived.DerivedType)).Append("\n\n");
            Table(page, derived.DerivedType, docs, words);
        }

        page.Append("\n## Words and records\n");
        for (var index = 0; index < words.Met.Count; index++)
        {
            Explain(page, words.Met[index], docs, words);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Explain(StringBuilder page, Type type, XmlDocs docs, TypeWords words)
    {
        page.Append("\n### ").Append(type.Name).Append("\n\n").Append(docs.OfType(type)).Append("\n\n");
        if (!type.IsEnum)
        {
            Table(page, type, docs, words);
            return;
        }

        page.Append("| word | meaning |\n|---|---|\n");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            page.Append("| `").Append(field.Name).Append("` | ").Append(docs.OfField(field)).Append(" |\n");
        }
    }

    private static void Table(StringBuilder page, Type type, XmlDocs docs, TypeWords words)
    {
        if (Fields(type).Any())
        {
            page.Append("| field | type | meaning |\n|---|---|---|\n");
            Rows(page, type, docs, words);
        }
        else
        {
            page.Append("It has no fields of its own.\n");
        }
    }

    private static void Rows(StringBuilder page, Type type, XmlDocs docs, TypeWords words)
    {
        foreach (var property in Fields(type))
        {
            page.Append("| `").Append(TypeWords.Name(property)).Append("` | ").Append(words.Of(property.PropertyType))
                .Append(TypeWords.IsOptional(property) ? ", may be absent" : "").Append(" | ").Append(docs.OfProperty(property)).Append(" |\n");
        }
    }

    private static IEnumerable<PropertyInfo> Fields(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(property => property.MetadataToken);
}
