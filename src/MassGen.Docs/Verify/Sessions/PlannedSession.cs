using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>A session with the keys of its evidence, and the evidence there is for all of it.</summary>
/// <param name="Session">The session, without snippets that are skipped on purpose.</param>
/// <param name="Keys">A key for each snippet.</param>
/// <param name="Known">Evidence that all of them passed with the present inputs, but for what this machine still cannot run; null when they have to run.</param>
internal sealed record PlannedSession(SnippetSession Session, IReadOnlyList<string> Keys, IReadOnlyList<VerificationEvidence>? Known)
{
    /// <summary>Looks up what is known about a session.</summary>
    public static async Task<PlannedSession> OfAsync(
        SnippetSession session, ISnippetRunner runner, EvidenceStore store, bool mayReuse, CancellationToken cancellationToken)
    {
        var place = await runner.IdentifyAsync(session.Snippets, cancellationToken);
        var keys = SnippetKeys.Of(session, LibraryBuild.Key, place);
        return new PlannedSession(session, keys, mayReuse ? await KnownOfAsync(session, keys, runner, store, cancellationToken) : null);
    }

    // A session is run as a whole: a snippet in the middle needs what those before it leave.
    private static async Task<List<VerificationEvidence>?> KnownOfAsync(
        SnippetSession session, IReadOnlyList<string> keys, ISnippetRunner runner, EvidenceStore store, CancellationToken cancellationToken)
    {
        var known = session.Snippets.Zip(keys, (snippet, key) => store.Find(snippet.Id, key)).OfType<VerificationEvidence>().ToList();
        if (known.Count < keys.Count || known.Any(evidence => evidence.Status == VerificationStatus.Failed))
        {
            return null;
        }

        foreach (var (snippet, evidence) in session.Snippets.Zip(known).Where(pair => pair.Second.Status == VerificationStatus.Skipped))
        {
            // What comes after a skipped one is skipped with it, and needs nothing that could have come to this machine.
            var isBehind = known.Any(other => other.Status == VerificationStatus.Skipped && snippet.After.Contains(other.Id));
            if (!isBehind && await runner.WhyNotAsync(snippet, cancellationToken) is null)
            {
                return null;
            }
        }

        return known;
    }
}
