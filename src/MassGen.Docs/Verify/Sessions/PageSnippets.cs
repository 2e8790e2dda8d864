using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Snippets.Matching;
using MassGen.Docs.Snippets.Reading;
using MassGen.Docs.Snippets.Running;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>The snippets of a repository's own pages: read from Markdown, run for real, written back where they stand.</summary>
internal static class PageSnippets
{
    private const string Folder = "docs-src";

    /// <summary>What reads, runs and rewrites them.</summary>
    public static SnippetParts Parts { get; } = new()
    {
        Read = Read,
        CreateRunner = (options, progress) => new SnippetRunner(options, progress, TimeProvider.System),
        Holds = OutputMatching.Holds,
        Bless = Bless,
    };

    private static SnippetReading Read(string root)
    {
        var folder = Path.Combine(root, Folder);
        if (!Directory.Exists(folder))
        {
            return new SnippetReading([], []);
        }

        var faults = new List<Diagnostic>();
        var pages = ContentFolder.Opened(folder, faults);
        return new SnippetReading(new SnippetReader(root, ExampleLoader.Discover(root)).Read(pages, faults), faults);
    }

    private static List<FileChange> Bless(string root, IReadOnlyList<RanSnippet> ran)
    {
        var changes = new List<FileChange>();
        foreach (var page in ran.GroupBy(snippet => snippet.Snippet.Position.Source.Path))
        {
            var before = File.ReadAllText(Path.Combine(root, page.Key));
            var byLine = page.SelectMany(snippet => snippet.Outcome.Printed).DistinctBy(printed => printed.Key).ToDictionary();
            var after = PageEdit.Apply(before, byLine);
            if (after != before)
            {
                changes.Add(new FileChange(page.Key, before, after));
            }
        }

        return changes;
    }
}
