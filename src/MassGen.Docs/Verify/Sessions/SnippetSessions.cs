using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>Finds which snippets run together, and in which order.</summary>
public static class SnippetSessions
{
    /// <summary>The sessions of all snippets, in the order of their first snippets.</summary>
    /// <param name="snippets">The snippets in the order of the pages and of their places there.</param>
    public static IReadOnlyList<SnippetSession> Of(IReadOnlyList<Snippet> snippets)
    {
        var indexes = new Dictionary<string, int>();
        foreach (var (index, snippet) in snippets.Index())
        {
            indexes.TryAdd(snippet.Id, index);
        }

        List<List<int>> before = [.. snippets.Select(snippet => snippet.After.Where(indexes.ContainsKey).Select(id => indexes[id]).ToList())];
        return
        [
            .. Groups(snippets, before).Select(group => new SnippetSession([.. Order(group, before).Select(index => snippets[index])])),
        ];
    }

    // Every snippet begins as a group of its own; what shares a session or comes after another joins its group.
    private static IEnumerable<IReadOnlyList<int>> Groups(IReadOnlyList<Snippet> snippets, List<List<int>> before)
    {
        var leader = Enumerable.Range(0, snippets.Count).ToArray();
        int Leader(int index) => leader[index] == index ? index : leader[index] = Leader(leader[index]);
        void Join(int one, int other)
        {
            var (first, second) = (Leader(one), Leader(other));
            leader[Math.Max(first, second)] = Math.Min(first, second);
        }

        var named = new Dictionary<(string Page, string Session), int>();
        foreach (var (index, snippet) in snippets.Index())
        {
            before[index].ForEach(other => Join(index, other));
            if (snippet.Session is { } session && !named.TryAdd((snippet.Page, session), index))
            {
                Join(index, named[(snippet.Page, session)]);
            }
        }

        return Enumerable.Range(0, snippets.Count).GroupBy(Leader).Select(group => group.ToList());
    }

    // The order of the pages, but nothing before what it comes after. Where that is a circle, which the reader of pages has told
    // of, the order of the pages has to do.
    private static List<int> Order(IReadOnlyList<int> group, List<List<int>> before)
    {
        var order = new List<int>();
        var waiting = group.ToList();
        while (waiting.Count > 0)
        {
            var next = Math.Max(0, waiting.FindIndex(index => before[index].All(order.Contains)));
            order.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return order;
    }
}
