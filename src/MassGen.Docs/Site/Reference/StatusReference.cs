using System.Text;
using MassGen.Projections;

namespace MassGen.Docs.Site.Reference;

/// <summary>The reference of what a run leaves on disk, written from the records themselves and their documentation.</summary>
public static class StatusReference
{
    /// <summary>Where the page is, as if somebody had written it.</summary>
    public const string Path = "reference/status-file.md";

    public static string Markdown()
    {
        var docs = XmlDocs.Beside(typeof(StatusDocument).Assembly);
        var page = new StringBuilder("""
            ---
            title: Status file
            description: What a run leaves on disk, and every field of status.json and votes.json.
            order: 64
            ---

            # Status file

            Every run has a folder of its own: `.massgen/runs/`, then the time in UTC and eight letters or digits, in the directory where
            `massgen` was started; or the one named with `--run-folder`. Two runs never write into the same one. Everything in it is
            computed from the [events](events.md), so it cannot say something else than they do. This page is written from the library's
            own code.

            | file | what it holds | when it is written |
            |---|---|---|
            | `events.jsonl` | the event log, one JSON object a line | as the run goes on; a program that is killed may leave its last line cut off |
            | `status.json` | where the run stands | every second, and at the very end, always as a whole |
            | `votes.json` | every vote | with every vote and every answer |
            | `answers/ID.md` | an accepted answer, for example `answers/agent1.2.md` | when it is accepted |
            | `final/answer.md` | the final answer | before the status says that the run has finished |
            | `config.yaml` | the configuration, without comments, keys, headers and `env` values | at the beginning |

            ## status.json


            """).Append(docs.OfType(typeof(StatusDocument))).Append("\n\n");
        var tables = new RecordTables(page, docs, absence: "may be null");
        tables.Table(typeof(StatusDocument));
        page.Append("\n## votes.json\n\n").Append(docs.OfType(typeof(VotesDocument))).Append("\n\n");
        tables.Table(typeof(VotesDocument));
        page.Append("\n## Records\n");
        tables.ExplainWhatWasMet();
        return page.ToString().ReplaceLineEndings("\n");
    }
}
