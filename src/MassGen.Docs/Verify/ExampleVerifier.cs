using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Verifies one example: from earlier evidence for the same inputs, or by running it.</summary>
internal sealed class ExampleVerifier(
    VerifyOptions options, EvidenceStore store, SandboxAccess sandboxes, IVerificationProgress progress, TimeProvider time)
{
    /// <summary>Verifies it.</summary>
    /// <param name="example">The example.</param>
    /// <param name="keepsEvidence">Whether what comes of it is evidence; not when something else of the example is wrong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What came of it; null when a file of it was changed meanwhile, so that nobody knows which text ran.</returns>
    public async Task<VerificationResult?> VerifyAsync(Example example, bool keepsEvidence, CancellationToken cancellationToken)
    {
        if (example.Question is null)
        {
            return CheckConfiguration(example, await RefusalAsync(example, cancellationToken), keepsEvidence);
        }

        var loaded = ConfigLoader.Load(example.Config);
        if (loaded.Config is not { } config)
        {
            return ResultOf.Unreadable(example.Id, options.Mode, [.. loaded.Diagnostics.Where(fault => fault.Severity == Severity.Error)]);
        }

        if (RunComposer.Missing(config, example.Materials ?? example.Folder) is { Count: > 0 } missing)
        {
            return ResultOf.Unreadable(example.Id, options.Mode, missing);
        }

        PreparedSandbox? sandbox;
        try
        {
            sandbox = SandboxAccess.IsNeededFor(config)
                ? await sandboxes.PrepareAsync(config, example.Materials ?? example.Folder, cancellationToken)
                : null;
        }
        catch (DesktopException absent)
        {
            return ResultOf.NotRun(example, options.Mode, VerificationStatus.Skipped, $"{absent.Code}: {absent.Message}");
        }

        if (example.NeedsContainer && sandbox?.Identity.StartsWith("docker ", StringComparison.Ordinal) == false)
        {
            return ResultOf.NotRun(example, options.Mode, VerificationStatus.Skipped, $"it requires docker, and commands run in {sandbox.Identity.Split(' ')[0]} here");
        }

        var hash = InputsHash.Of(example, LibraryBuild.Key, sandbox?.Identity, options.Mode);
        if (CanReuse && store.Find(example.Id, hash) is { Status: VerificationStatus.Passed } earlier)
        {
            return ResultOf.Evidence(example, earlier, isCached: true, [], []);
        }

        var before = Approved.Read(example);
        var run = new ExampleRun(example, config, options, sandbox, progress, time);
        var (evidence, explanation) = await run.RunAsync(hash, cancellationToken);
        if (options.Approve)
        {
            // What was approved just now is an input, so the evidence belongs to the inputs as they are now.
            example = example with { FilesHash = InputsHash.OfFiles(example.Folder) };
            evidence = evidence with { InputsHash = InputsHash.Of(example, LibraryBuild.Key, sandbox?.Identity, options.Mode) };
        }
        else if (HasChanged(example))
        {
            return null;
        }

        Keep(evidence, keepsEvidence);
        var notes = loaded.Diagnostics.Select(warning => warning.ToString()).ToList();
        var result = ResultOf.Evidence(example, evidence, isCached: false, explanation, notes);
        return before == Approved.Read(example) ? result : result with { Changes = [Approved.Change(example, before)] };
    }

    // Some faults only come to light where commands would run; those that an example expects are looked for there.
    private async Task<Diagnostic?> RefusalAsync(Example example, CancellationToken cancellationToken)
    {
        var isOfSandboxes = example.Expectations.OfType<ExpectedDiagnostic>().Any(fault => fault.Code.StartsWith("MG6", StringComparison.Ordinal));
        if (!isOfSandboxes || ConfigLoader.Load(new SourceText(Path.GetFileName(example.Config.Path), example.Config.Text)).Config is not { } config)
        {
            return null;
        }

        try
        {
            await sandboxes.PrepareAsync(config, example.Materials ?? example.Folder, cancellationToken);
            return null;
        }
        catch (ImageMissingException refused)
        {
            return refused.Diagnostic;
        }
    }

    private VerificationResult? CheckConfiguration(Example example, Diagnostic? refusal, bool keepsEvidence)
    {
        var hash = InputsHash.Of(example, LibraryBuild.Key, sandbox: null, options.Mode);
        var (evidence, explanation) = new ConfigurationCheck(example, options, time).Run(hash, refusal);
        if (HasChanged(example))
        {
            return null;
        }

        Keep(evidence, keepsEvidence);
        return ResultOf.Evidence(example, evidence, isCached: false, explanation, []);
    }

    private void Keep(VerificationEvidence evidence, bool keepsEvidence)
    {
        if (keepsEvidence)
        {
            store.Save(evidence);
        }
    }

    // A recording is written beside the example while it runs.
    private bool HasChanged(Example example) => options.Mode != VerificationMode.Record && InputsHash.OfFiles(example.Folder) != example.FilesHash;

    // A live model can change while our files do not, so only replays can be known from earlier.
    private bool CanReuse => options is { UseCache: true, Approve: false, Mode: VerificationMode.Replay };
}
