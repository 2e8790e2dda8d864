using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Verifies one example: from earlier evidence for the same inputs, or by running it.</summary>
internal sealed class ExampleVerifier(
    VerifyOptions options, EvidenceStore store, SandboxAccess sandboxes, IVerificationProgress progress, TimeProvider time)
{
    public async Task<VerificationResult> VerifyAsync(Example example, CancellationToken cancellationToken)
    {
        if (example.Question is null)
        {
            return CheckConfiguration(example);
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

        var sandbox = SandboxAccess.IsNeededFor(config)
            ? await sandboxes.PrepareAsync(config, example.Materials ?? example.Folder, cancellationToken)
            : null;
        var hash = InputsHash.Of(example, LibraryBuild.Name, sandbox?.Identity, options.Mode);
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
            evidence = evidence with { InputsHash = InputsHash.Of(example, LibraryBuild.Name, sandbox?.Identity, options.Mode) };
        }

        store.Save(evidence);
        var notes = loaded.Diagnostics.Select(warning => warning.ToString()).ToList();
        var result = ResultOf.Evidence(example, evidence, isCached: false, explanation, notes);
        return before == Approved.Read(example) ? result : result with { Changes = [Approved.Change(example, before)] };
    }

    private VerificationResult CheckConfiguration(Example example)
    {
        var hash = InputsHash.Of(example, LibraryBuild.Name, sandbox: null, options.Mode);
        var (evidence, explanation) = new ConfigurationCheck(example, options, time).Run(hash);
        store.Save(evidence);
        return ResultOf.Evidence(example, evidence, isCached: false, explanation, []);
    }

    // A live model can change while our files do not, so only replays can be known from earlier.
    private bool CanReuse => options is { UseCache: true, Approve: false, Mode: VerificationMode.Replay };
}
