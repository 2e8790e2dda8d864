using System.Diagnostics;
using MassGen.Docs.Site.Measuring;

namespace MassGen.Benchmarks;

/// <summary>
/// The shipped examples and snippets verified: all of them anew, and when nothing has changed. Both are whole processes, as people start
/// them. And what a snippet costs beyond what it does itself.
/// </summary>
internal static class VerifyBenchmark
{
    private const int ColdRounds = 2;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        List<double> cold = [], unchanged = [], started = [];
        await SecondsAsync("verify-examples");
        for (var round = 0; round < Rounds; round++)
        {
            if (round < ColdRounds)
            {
                cold.Add(await SecondsAsync("verify-examples", "--no-cache"));
            }

            unchanged.Add(await SecondsAsync("verify-examples"));
            started.Add(await SecondsAsync("--version"));
        }

        var (overhead, process) = await SnippetOverhead.MeasureAsync();
        return
        [
            Figure.Of("verify.cold", "all shipped examples and snippets run, images made before", "the same with evidence for all", cold, unchanged, "s", "ours <= 60"),
            Figure.Of("verify.unchanged", "all shipped examples and snippets, nothing changed", "a start of the program", unchanged, started, "s", "ours <= 3"),
            Figure.Of("verify.overhead", $"what verifying a command takes beyond its own {SnippetOverhead.Seconds} s, in a clean sandbox each", "the same of a process without a sandbox", overhead, process, "ms", "ours <= 80"),
        ];
    }

    private static async Task<double> SecondsAsync(params string[] line)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Sources.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = ["exec", typeof(Docs.RepositoryRoot).Assembly.Location, .. line];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{string.Join(' ', line)} failed:\n{output}{await errors}");
    }
}
