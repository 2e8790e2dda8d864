using MassGen.Cli.Configs;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Verifies an example that shows what is said about a configuration; nothing is run.</summary>
internal sealed class ConfigurationCheck(Example example, VerifyOptions options, TimeProvider time)
{
    /// <summary>Reads the configuration as <c>massgen --validate</c> does.</summary>
    /// <param name="inputsHash">What the evidence belongs to.</param>
    /// <param name="refusal">What kept the place of its commands from being made ready, if that was tried.</param>
    /// <returns>The evidence, and the explanation of every fault for people.</returns>
    public (VerificationEvidence Evidence, IReadOnlyList<string> Explanation) Run(string inputsHash, Diagnostic? refusal = null)
    {
        var started = time.GetTimestamp();

        // Under its bare name, as a reader sees it who has copied the file.
        var loaded = ConfigReview.Of(ConfigLoader.Load(new SourceText(Path.GetFileName(example.Config.Path), example.Config.Text)));
        IReadOnlyList<Diagnostic> told = [.. loaded.Diagnostics, .. refusal is null ? Array.Empty<Diagnostic>() : [refusal]];
        var found = new FoundOutcome { Diagnostics = told };
        var checks = example.Expectations.Select(expectation => ExpectationCheck.Check(expectation, found)).ToList();
        var explanation = checks.Where(check => !check.Held)
            .Select(check => $"{check.Where}: expected that {check.What}, but {check.Detail}").ToList();
        return (
            new VerificationEvidence
            {
                Id = example.Id,
                InputsHash = inputsHash,
                Status = explanation.Count == 0 ? VerificationStatus.Passed : VerificationStatus.Failed,
                Reason = explanation.FirstOrDefault()?.Split('\n')[0],
                VerifiedAt = time.GetUtcNow(),
                Library = LibraryBuild.Name,
                Mode = options.Mode,
                Fixture = "none",
                DurationMs = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1),
                Tokens = new TokenCount(0, 0, 0, 0),
                CostUsd = 0,
                Checks = checks,
                Printed = string.Join('\n', told),
                Events = [],
            },
            explanation);
    }
}
