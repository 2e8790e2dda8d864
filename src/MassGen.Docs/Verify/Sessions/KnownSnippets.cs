using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>What is known about the snippets of a repository, without running any.</summary>
internal static class KnownSnippets
{
    /// <summary>Looks up the evidence of every snippet for its present inputs.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="parts">What reads the snippets, and knows where they would run.</param>
    /// <param name="store">Where evidence is kept.</param>
    /// <param name="progress">Told what people should know.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<KnownSnippet>> OfAsync(
        string root, SnippetParts parts, EvidenceStore store, IVerificationProgress progress, CancellationToken cancellationToken)
    {
        var snippets = parts.Read(root).Snippets;
        if (snippets.Count == 0)
        {
            return [];
        }

        await using var runner = parts.CreateRunner(new VerifyOptions(), progress);
        var known = new Dictionary<string, KnownSnippet>();
        foreach (var session in SnippetSessions.Of([.. snippets.Where(snippet => snippet.Task is not SkipTask)]))
        {
            var planned = await PlannedSession.OfAsync(session, runner, store, mayReuse: false, cancellationToken);
            foreach (var (snippet, key) in session.Snippets.Zip(planned.Keys))
            {
                known[snippet.Id] = new KnownSnippet(snippet, key, store.Find(snippet.Id, key));
            }
        }

        return [.. snippets.Select(snippet => known.GetValueOrDefault(snippet.Id) ?? new KnownSnippet(snippet, "", null))];
    }
}

/// <summary>A snippet and what is known about it.</summary>
/// <param name="Snippet">The snippet.</param>
/// <param name="Key">The hash of its present inputs; empty when it is skipped on purpose.</param>
/// <param name="Evidence">The evidence for exactly these inputs, or null.</param>
internal sealed record KnownSnippet(Snippet Snippet, string Key, VerificationEvidence? Evidence);
