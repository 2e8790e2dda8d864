using MassGen.Configuration;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify.Models;
using MassGen.Events;
using MassGen.Workspaces;

namespace MassGen.Docs.Verify;

/// <summary>Runs one example through the orchestrator and looks at what came of it.</summary>
internal sealed class ExampleRun(
    Example example, MassGenConfig config, VerifyOptions options, PreparedSandbox? sandbox, IVerificationProgress progress, TimeProvider time)
{
    private readonly AgentsRun _run = new(time)
    {
        Config = config,
        Question = example.Question!,
        Earlier = example.Earlier,
        Timeout = example.Timeout,
        IsLive = options.Mode == VerificationMode.Live,
        UsesHostVariables = options.Mode != VerificationMode.Replay,
        Sandbox = sandbox,
        Doing = words => progress.Doing(example.Id, words),
    };

    /// <summary>Runs it.</summary>
    /// <returns>The evidence, and the explanation of every fault for people.</returns>
    public async Task<(VerificationEvidence Evidence, IReadOnlyList<string> Explanation)> RunAsync(
        string inputsHash, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var models = await ModelSource.OpenAsync(example, options.Mode, cancellationToken);
        using var folder = RunningFolder.Of(example);
        var store = new WorkspaceStore(Path.Combine(folder.Path, ".massgen"));
        var events = await _run.RunAsync(models, folder, store, cancellationToken);
        var found = new FoundOutcome
        {
            Events = events,
            Files = events.OfType<RunFinished>().Single().Winner is { } winner
                ? RunningFolder.Read(store.WorkspaceOf(winner), example.Expectations.OfType<ExpectedFile>().Select(file => file.Path))
                : new Dictionary<string, string>(),
            Materials = folder.Read(example.Expectations.OfType<ExpectedMaterial>().Select(file => file.Path)),
        };
        var checks = example.Expectations.Select(expectation => ExpectationCheck.Check(expectation, found)).ToList();
        var explanation = Explain(models, checks, events);
        var evidence = EvidenceOf(inputsHash, models, checks, found, explanation, time.GetElapsedTime(started));
        return (evidence with { Frames = FrameEvidence.Of(events, store.Root) }, explanation);
    }

    // Causes first: what broke in the run, then the fixture, then what was expected of them.
    private List<string> Explain(ExampleModels models, List<CheckResult> checks, IReadOnlyList<RunEvent> events)
    {
        var failed = checks.Where(check => !check.Held).Select(check => $"{check.Where}: expected that {check.What}, but {check.Detail}").ToList();

        // An approval is worth nothing when the run itself went wrong.
        var faults = models.Faults(approve: options.Approve && failed.Count == 0);
        if (faults.Count + failed.Count == 0)
        {
            return [];
        }

        return [.. AgentsRun.Troubles(events), .. faults, .. failed];
    }

    private VerificationEvidence EvidenceOf(
        string inputsHash, ExampleModels models, List<CheckResult> checks, FoundOutcome found, List<string> explanation, TimeSpan elapsed)
    {
        var events = found.Events;
        var usage = events.OfType<UsageRecorded>().ToList();
        return new VerificationEvidence
        {
            Id = example.Id,
            InputsHash = inputsHash,
            Status = explanation.Count == 0 ? VerificationStatus.Passed : VerificationStatus.Failed,
            Reason = explanation.FirstOrDefault()?.Split('\n')[0],
            VerifiedAt = time.GetUtcNow(),
            Library = LibraryBuild.Name,
            Mode = options.Mode,
            Fixture = models.Fixture,
            RecordedAt = models.RecordedAt,
            Sandbox = _run.SandboxOf(events),
            DurationMs = Math.Round(elapsed.TotalMilliseconds, 1),
            Tokens = new TokenCount(
                usage.Sum(call => call.InputTokens), usage.Sum(call => call.CachedInputTokens),
                usage.Sum(call => call.OutputTokens), usage.Sum(call => call.ReasoningTokens)),
            CostUsd = usage.Any(call => call.CostUsd is null) ? null : usage.Sum(call => call.CostUsd!.Value),
            Checks = checks,
            Files = [.. found.Files.Select(file => new WorkspaceFile(file.Key, file.Value))],
            Events = events,
        };
    }
}
