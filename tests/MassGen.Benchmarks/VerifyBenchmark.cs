using System.Diagnostics;

namespace MassGen.Benchmarks;

/// <summary>The shipped examples verified for real (no cache), against the floor: the same command finding evidence for everything.</summary>
internal static class VerifyBenchmark
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        List<double> ours = [], peer = [];
        await SecondsAsync();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await SecondsAsync("--no-cache"));
            peer.Add(await SecondsAsync());
        }

        return [Figure.Of("verify.examples-warm", ours, peer, "s", "ours <= 5", (our, _) => our <= 5)];
    }

    private static async Task<double> SecondsAsync(params string[] more)
    {
        var root = Docs.RepositoryRoot.Find(AppContext.BaseDirectory)!;
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = root, RedirectStandardOutput = true };
        string[] arguments = ["exec", typeof(Docs.RepositoryRoot).Assembly.Location, "verify-examples", .. more];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException("verify-examples failed:\n" + output);
    }
}
