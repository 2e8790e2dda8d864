using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Verifies an example that shows what is said about a configuration; nothing is run.</summary>
internal sealed class ConfigurationCheck(Example example, VerifyOptions options, TimeProvider time)
{
    /// <summary>Reads the configuration as <c>massgen --validate</c> does.</summary>
    /// <returns>The evidence, and the explanation of every fault for people.</returns>
    public (VerificationEvidence Evidence, IReadOnlyList<string> Explanation) Run(string inputsHash)
    {
        var started = time.GetTimestamp();

        // Under its bare name, as a reader sees it who has copied the file.
        var loaded = ConfigLoader.Load(new SourceText(Path.GetFileName(example.Config.Path), example.Config.Text));
        var found = new FoundOutcome { Diagnostics = loaded.Diagnostics };
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
                Printed = string.Join('\n', loaded.Diagnostics),
                Events = [],
            },
            explanation);
    }
}
