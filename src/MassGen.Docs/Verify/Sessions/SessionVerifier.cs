using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>Verifies sessions of snippets: from earlier evidence for the same inputs, or by running them.</summary>
internal sealed class SessionVerifier(
    ISnippetRunner runner, SnippetParts parts, EvidenceStore store, IVerificationProgress progress, TimeProvider time)
{
    /// <summary>Verifies one session.</summary>
    /// <returns>A result for each snippet, in order, and what came of those that were run.</returns>
    public async Task<SessionResult> VerifyAsync(PlannedSession planned, CancellationToken cancellationToken)
    {
        var snippets = planned.Session.Snippets;
        if (planned.Known is { } known)
        {
            return new SessionResult(
                [.. snippets.Zip(known, (snippet, evidence) => ResultOf.Evidence(snippet, evidence, isCached: true, []))], []);
        }

        progress.Started(planned.Session.Id);
        try
        {
            var outcomes = await runner.RunAsync(snippets, cancellationToken);
            var ran = snippets.Zip(outcomes, (snippet, outcome) => new RanSnippet(snippet, outcome)).ToList();
            return new SessionResult([.. ran.Zip(planned.Keys, Keep)], ran);
        }
        catch (InvalidInputException invalid)
        {
            return new SessionResult([.. snippets.Select((snippet, index) => NotRun(snippet, index, snippets[0], invalid))], []);
        }
    }

    // An expectation that nothing could break is a fault, whatever happened.
    private VerificationResult Keep(RanSnippet ran, string key)
    {
        var (snippet, outcome) = ran;
        if (outcome.Status != VerificationStatus.Skipped && NoOperation.FaultOf(snippet, parts.Holds) is { } worthless)
        {
            outcome = outcome with { Status = VerificationStatus.Failed, Explanation = [worthless.ToString(), .. outcome.Explanation] };
        }

        var evidence = SnippetEvidence.Of(snippet, outcome, key, time.GetUtcNow());
        store.Save(evidence);
        return ResultOf.Evidence(snippet, evidence, isCached: false, outcome.Explanation);
    }

    private static VerificationResult NotRun(Snippet snippet, int index, Snippet first, InvalidInputException invalid) => index == 0
        ? ResultOf.Unreadable(snippet, invalid.Diagnostics)
        : ResultOf.Of(snippet, VerificationStatus.Skipped, $"not run: see '{first.Id}', whose session it shares");
}

/// <summary>What came of a session.</summary>
/// <param name="Results">A result for each snippet.</param>
/// <param name="Ran">The snippets that were run, with what came of them; empty when evidence was enough.</param>
internal sealed record SessionResult(IReadOnlyList<VerificationResult> Results, IReadOnlyList<RanSnippet> Ran);
