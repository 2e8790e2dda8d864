using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>Snippets that run one after the other and see what those before them left.</summary>
/// <param name="Snippets">The snippets in the order in which they run; at least one.</param>
public sealed record SnippetSession(IReadOnlyList<Snippet> Snippets)
{
    /// <summary>The id of the first snippet, which names the session.</summary>
    public string Id => Snippets[0].Id;

    /// <summary>The session as far as the last snippet that is wanted; null when none is.</summary>
    public SnippetSession? UpTo(Func<Snippet, bool> wanted)
    {
        var last = Snippets.Index().Where(pair => wanted(pair.Item)).Select(pair => pair.Index + 1).LastOrDefault();
        return last == 0 ? null : last == Snippets.Count ? this : new SnippetSession([.. Snippets.Take(last)]);
    }
}
