using System.Collections.Concurrent;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Models;

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
        await using var sandboxes = new SandboxAccess(options.Sandbox, progress);
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
        Example? example = null;
        try
        {
            example = ExampleLoader.Load(root, id);
            return await verifier.VerifyAsync(example, cancellationToken);
        }
        catch (InvalidInputException invalid)
        {
            return ResultOf.Unreadable(id, mode, invalid.Diagnostics);
        }
        catch (ImageMissingException missing)
        {
            return ResultOf.Unreadable(id, mode, [missing.Diagnostic]) with { IsUnreadable = false };
        }
        catch (ModelException unusable) when (example is not null)
        {
            // A model that cannot even be asked, for example because a key is missing.
            return ResultOf.NotRun(example, mode, VerificationStatus.Failed, $"{unusable.Code}: {unusable.Message}");
        }
    }
}
