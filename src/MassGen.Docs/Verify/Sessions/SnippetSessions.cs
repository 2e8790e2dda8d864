using MassGen.Diagnostics;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>Finds which snippets run together, and in which order.</summary>
public static class SnippetSessions
{
    /// <summary>The sessions of all snippets, in the order of their first snippets.</summary>
    /// <param name="snippets">The snippets in the order of the pages and of their places there.</param>
    /// <exception cref="InvalidInputException">A snippet comes after one that does not exist, or after itself.</exception>
    public static IReadOnlyList<SnippetSession> Of(IReadOnlyList<Snippet> snippets)
    {
        var indexes = new Dictionary<string, int>();
        foreach (var (index, snippet) in snippets.Index())
        {
            indexes.TryAdd(snippet.Id, index);
        }

        RefuseUnknown(snippets, indexes);
        return
        [
            .. Groups(snippets, indexes).Select(group => new SnippetSession([.. Order(group, snippets, indexes).Select(index => snippets[index])])),
        ];
    }

    private static void RefuseUnknown(IReadOnlyList<Snippet> snippets, Dictionary<string, int> indexes)
    {
        var faults = snippets
            .SelectMany(snippet => snippet.After.Where(id => !indexes.ContainsKey(id)).Select(id => (snippet, id)))
            .Select(pair => new Diagnostic(
                "MG5200", Severity.Error, $"'{pair.snippet.Id}' comes after '{pair.id}', which does not exist.", pair.snippet.Position,
                Suggestion: NearestWord.Suggestion(pair.id, indexes.Keys)))
            .ToList();
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    // Every snippet begins as a group of its own; what shares a session or comes after another joins its group.
    private static IEnumerable<IReadOnlyList<int>> Groups(IReadOnlyList<Snippet> snippets, Dictionary<string, int> indexes)
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
            snippet.After.ToList().ForEach(id => Join(index, indexes[id]));
            if (snippet.Session is { } session && !named.TryAdd((snippet.Page, session), index))
            {
                Join(index, named[(snippet.Page, session)]);
            }
        }

        return Enumerable.Range(0, snippets.Count).GroupBy(Leader).Select(group => group.ToList());
    }

    // The order of the pages, but nothing before what it comes after.
    private static List<int> Order(IReadOnlyList<int> group, IReadOnlyList<Snippet> snippets, Dictionary<string, int> indexes)
    {
        var order = new List<int>();
        var waiting = group.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.FindIndex(index => snippets[index].After.All(id => order.Contains(indexes[id])));
            if (next < 0)
            {
                var circle = snippets[waiting[0]];
                throw new InvalidInputException(new Diagnostic(
                    "MG5201", Severity.Error, $"'{circle.Id}' comes after itself, by way of: {string.Join(", ", circle.After)}.", circle.Position,
                    Suggestion: "Let one of them come after nothing."));
            }

            order.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return order;
    }
}
