using MassGen.Docs.Evidence;
using MassGen.Docs.Verify.Reports;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary>What a verification comes to, as an exit code.</summary>
internal static class Verdict
{
    /// <summary>The exit code of results.</summary>
    /// <param name="units">The results.</param>
    /// <param name="ofNothing">The exit code when there was nothing to run, or null: then that is a failure.</param>
    public static int Of(IReadOnlyList<ReportUnit> units, int? ofNothing = null)
    {
        if (units.Any(unit => unit.Unreadable))
        {
            return ExitCodes.Usage;
        }

        if (units.Any(unit => unit.Status == VerificationStatus.Failed))
        {
            return ExitCodes.Failure;
        }

        // A verification in which nothing ran proves nothing.
        return units.Any(unit => unit.Status == VerificationStatus.Passed) ? ExitCodes.Success : ofNothing ?? ExitCodes.Failure;
    }

    /// <summary>What to say, and the exit code, when there is nothing to run; null when there is something.</summary>
    public static (string Words, int ExitCode)? OfNothing(VerificationScope scope, ScopeRequest request)
    {
        if (scope.Runnable > 0)
        {
            return null;
        }

        // The other parts may have something, and whoever merges the reports sees whether any had.
        return request.Since is { } revision ? ($"Nothing that changed since {revision} can affect an example or a snippet.", ExitCodes.Success)
            : scope.Shard is { Units: > 0 } shard ? ($"Part {shard.Index} of {shard.Count} has nothing to run.", ExitCodes.Success)
            : scope.Count > 0 ? ("Nothing is verified: everything chosen is skipped on purpose.", ExitCodes.Failure)
            : request.Words.Count > 0 ? ("There is nothing to verify: what was named holds no snippets.", ExitCodes.Failure)
            : ("There is nothing to verify: no folder under examples/ holds an example.yaml, and no page holds snippets.", ExitCodes.Failure);
    }
}
