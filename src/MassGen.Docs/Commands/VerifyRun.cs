using MassGen.Docs.Commands.Output;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Reports;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary>One verification on the command line: what is chosen is verified, reported and judged.</summary>
internal static class VerifyRun
{
    /// <summary>Verifies what is asked for.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(Workspace workspace, VerifyRequest request, CancellationToken cancellationToken)
    {
        var scope = await VerificationScope.OfAsync(workspace.Root, workspace.Snippets, request.Scope, cancellationToken);
        if (Verdict.OfNothing(scope, request.Scope) is { } nothing)
        {
            await (nothing.ExitCode == ExitCodes.Success ? Console.Out : Console.Error).WriteLineAsync(nothing.Words);
        }

        return (await RunAsync(workspace, scope, request, cancellationToken)).ExitCode;
    }

    /// <summary>Verifies what was found to be asked for.</summary>
    /// <returns>The report, null when there was no sandbox to run in, and the exit code.</returns>
    public static async Task<(VerificationReport? Report, int ExitCode)> RunAsync(
        Workspace workspace, VerificationScope scope, VerifyRequest request, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, [.. scope.Units.Ids]);
        try
        {
            var verification = new Verification(
                workspace.Root, workspace.Snippets, request.Options, workspace.Evidence, progress, TimeProvider.System);
            IReadOnlyList<VerificationResult> results = [.. await verification.RunAsync(scope.Units, cancellationToken), .. scope.Faulty];
            progress.Dispose();
            var report = VerificationReport.Of(results) with
            {
                FinishedAt = TimeProvider.System.GetUtcNow(),
                DurationMs = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, 1),
                Shard = scope.Shard,
            };
            request.Reports.ToList().ForEach(target => target.Write(report));
            GitHubAnnotations.Write(report, Console.Out, Environment.GetEnvironmentVariable);
            ResultOutput.Write(Console.Out, results, request.Full);
            return (report, Verdict.Of(report.Units, Verdict.OfNothing(scope, request.Scope)?.ExitCode));
        }
        catch (SandboxMissingException missing)
        {
            progress.Dispose();
            await Console.Error.WriteLineAsync(missing.Message);
            return (null, ExitCodes.EngineMissing);
        }
    }
}
