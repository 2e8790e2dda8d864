using MassGen.Cli.Composition;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify.Sessions;
using MassGen.Models;

namespace MassGen.Docs.Verify;

/// <summary>Verifies examples.</summary>
internal sealed class ExamplesVerification(string root, ExampleVerifier verifier, IVerificationProgress progress, VerificationMode mode)
{
    // Whoever saves a file has done so by then; what changes it a third time is a program, and would go on.
    private const int MostTries = 3;

    /// <summary>Verifies the examples of these ids, and no snippets.</summary>
    /// <returns>The results in the order of the ids.</returns>
    /// <exception cref="SandboxMissingException">An example needs a sandbox and none can be used.</exception>
    public static Task<IReadOnlyList<VerificationResult>> RunAsync(
        string root, IReadOnlyList<string> ids, VerifyOptions options, EvidenceStore store, IVerificationProgress progress, TimeProvider time,
        CancellationToken cancellationToken) =>
        new Verification(root, SnippetParts.None, options, store, progress, time).RunAsync(new Units(ids, []), cancellationToken);

    /// <summary>Verifies one example.</summary>
    public async Task<VerificationResult> VerifyAsync(string id, CancellationToken cancellationToken)
    {
        progress.Started(id);
        Example? example = null;
        try
        {
            for (var tries = 1; ; tries++)
            {
                example = ExampleLoader.Load(root, id);
                if (await UnlessChangedAsync(example, cancellationToken) is { } result)
                {
                    return result;
                }

                if (tries == MostTries)
                {
                    return ResultOf.Unreadable(id, mode, [Restless(example)]) with { IsUnreadable = false };
                }

                progress.Say($"A file of {id} changed while it was verified; it is verified again.");
            }
        }
        catch (InvalidInputException invalid)
        {
            return ResultOf.Unreadable(id, mode, invalid.Diagnostics);
        }
        catch (ImageMissingException missing)
        {
            return ResultOf.Unreadable(id, mode, [missing.Diagnostic]) with { IsUnreadable = false };
        }
        catch (ContainerNeededException needed) when (example is not null)
        {
            return ResultOf.NotRun(example, mode, VerificationStatus.Skipped, $"{needed.Code}: {needed.Diagnostic.Message}");
        }
        catch (ModelException unusable) when (example is not null)
        {
            // A model that cannot even be asked, for example because a key is missing.
            return ResultOf.NotRun(example, mode, VerificationStatus.Failed, $"{unusable.Code}: {unusable.Message}");
        }
    }

    private async Task<VerificationResult?> UnlessChangedAsync(Example example, CancellationToken cancellationToken)
    {
        try
        {
            return await CheckedAsync(example, cancellationToken);
        }
        catch (IOException changed) when (changed is FileNotFoundException or DirectoryNotFoundException or EndOfStreamException)
        {
            // A file was deleted, or became shorter, while it was copied.
            return null;
        }
    }

    private static Diagnostic Restless(Example example) => new(
        "MG5008", Severity.Error, $"A file of this example changed while it was verified, {MostTries} times in a row, so nobody knows which text ran.",
        new SourcePosition(example.Source, 1, 1),
        Suggestion: "Find out what writes into its folder, and verify it again when that has ended.");

    private async Task<VerificationResult?> CheckedAsync(Example example, CancellationToken cancellationToken)
    {
        if (NoOperation.FaultOf(example) is { } worthless)
        {
            return ResultOf.Unreadable(example.Id, mode, [worthless]) with { IsUnreadable = false };
        }

        // What is recorded just now is not yet named as the fixture.
        var stale = mode == VerificationMode.Record ? [] : StaleRecordings.Of(example);
        var result = await verifier.VerifyAsync(example, keepsEvidence: stale.Count == 0, cancellationToken);
        return stale.Count == 0 || result is null or { Status: VerificationStatus.Failed }
            ? result
            : ResultOf.Unreadable(example.Id, mode, stale) with { IsUnreadable = false };
    }
}
