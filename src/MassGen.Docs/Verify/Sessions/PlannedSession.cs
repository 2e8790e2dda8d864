using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>A session with the keys of its evidence, and the evidence there is for all of it.</summary>
/// <param name="Session">The session, without snippets that are skipped on purpose.</param>
/// <param name="Keys">A key for each snippet.</param>
/// <param name="Known">Evidence that all of them passed with the present inputs, or null when they have to run.</param>
internal sealed record PlannedSession(SnippetSession Session, IReadOnlyList<string> Keys, IReadOnlyList<VerificationEvidence>? Known)
{
    /// <summary>Looks up what is known about a session.</summary>
    public static async Task<PlannedSession> OfAsync(
        SnippetSession session, ISnippetRunner runner, EvidenceStore store, bool mayReuse, CancellationToken cancellationToken)
    {
        var place = await runner.IdentifyAsync(session.Snippets, cancellationToken);
        var keys = SnippetKeys.Of(session, $"{LibraryBuild.Name} {LibraryBuild.Verifier}", place);
        return new PlannedSession(session, keys, mayReuse ? KnownOf(session, keys, store) : null);
    }

    // A session is run as a whole: a snippet in the middle needs what those before it leave.
    private static List<VerificationEvidence>? KnownOf(SnippetSession session, IReadOnlyList<string> keys, EvidenceStore store)
    {
        var known = new List<VerificationEvidence>();
        foreach (var (snippet, key) in session.Snippets.Zip(keys))
        {
            if (store.Find(snippet.Id, key) is not { Status: VerificationStatus.Passed } evidence)
            {
                return null;
            }

            known.Add(evidence);
        }

        return known;
    }
}
