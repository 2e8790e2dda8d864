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
        var docs = XmlDocs.Beside(typeof(RunEvent).Assembly);
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
        var tables = new RecordTables(page, docs, absence: "may be absent");
        page.Append("| field | type | meaning |\n|---|---|---|\n| `type` | text | Which event it is: the headings below. |\n");
        tables.Rows(typeof(RunEvent));
        foreach (var derived in typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>())
        {
            page.Append("\n## ").Append(derived.TypeDiscriminator).Append("\n\n").Append(docs.OfType(derived.DerivedType)).Append("\n\n");
            tables.Table(derived.DerivedType);
        }

        page.Append("\n## Words and records\n");
        tables.ExplainWhatWasMet();
        return page.ToString().ReplaceLineEndings("\n");
    }
}
