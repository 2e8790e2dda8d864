using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Looks for snippets that would wait for each other for ever.</summary>
internal static class SnippetOrder
{
    /// <summary>The first circle: where it was written, and its snippets in order; nothing when there is none.</summary>
    /// <param name="drafts">The snippets in the order of their pages: those of a session run in that order.</param>
    /// <param name="after">The ids of those that each comes after.</param>
    public static (SourcePosition? At, IReadOnlyList<string> Circle) FirstCircle(IReadOnlyList<SnippetDraft> drafts, Dictionary<string, List<string>> after)
    {
        var before = drafts.ToDictionary(draft => draft.Snippet.Id, draft => new List<string>(after[draft.Snippet.Id]));
        foreach (var session in drafts.Where(draft => draft.Snippet.Session is not null).GroupBy(draft => (draft.Snippet.Page, draft.Snippet.Session)))
        {
            foreach (var (earlier, later) in session.Zip(session.Skip(1)))
            {
                before[later.Snippet.Id].Add(earlier.Snippet.Id);
            }
        }

        var done = new HashSet<string>();
        foreach (var draft in drafts)
        {
            if (Circle(draft.Snippet.Id, before, done, []) is { } circle)
            {
                var member = drafts.First(other => circle.Contains(other.Snippet.Id) && other.After.Count > 0);
                return (member.After[0].Position, circle);
            }
        }

        return (null, []);
    }

    private static List<string>? Circle(string id, Dictionary<string, List<string>> before, HashSet<string> done, List<string> path)
    {
        if (path.IndexOf(id) is var start and >= 0)
        {
            return [.. path.Skip(start), id];
        }

        if (done.Contains(id))
        {
            return null;
        }

        path.Add(id);
        foreach (var earlier in before[id])
        {
            if (Circle(earlier, before, done, path) is { } circle)
            {
                return circle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(id);
        return null;
    }
}
