using System.Collections.Concurrent;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Verifies many examples at once.</summary>
internal static class ExamplesVerification
{
    /// <summary>Verifies the examples of these ids.</summary>
    /// <returns>The results in the order of the ids.</returns>
    /// <exception cref="SandboxMissingException">An example needs a sandbox and none can be used.</exception>
    public static async Task<IReadOnlyList<VerificationResult>> RunAsync(
        string root, IReadOnlyList<string> ids, VerifyOptions options, EvidenceStore store, IVerificationProgress progress, TimeProvider time,
        CancellationToken cancellationToken)
    {
        await using var sandboxes = new SandboxAccess(root, options.Sandbox, progress);
        var verifier = new ExampleVerifier(options, store, sandboxes, progress, time);
        var results = new ConcurrentDictionary<string, VerificationResult>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, parallel, async (id, token) =>
        {
            progress.Started(id);
            var result = await VerifyAsync(root, id, verifier, options.Mode, token);
            results[id] = result;
            progress.Finished(result);
        });
        return [.. ids.Select(id => results[id])];
    }

    private static async Task<VerificationResult> VerifyAsync(
        string root, string id, ExampleVerifier verifier, VerificationMode mode, CancellationToken cancellationToken)
    {
        try
        {
            return await verifier.VerifyAsync(ExampleLoader.Load(root, id), cancellationToken);
        }
        catch (InvalidInputException invalid)
        {
            return ResultOf.Unreadable(id, mode, invalid.Diagnostics);
        }
    }
}
