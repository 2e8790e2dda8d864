using System.Diagnostics;
using MassGen.Docs.Site.Measuring;
using MassGen.Sandbox;

namespace MassGen.Benchmarks;

/// <summary>A command in a running sandbox, against `docker exec` into the very same container.</summary>
internal static class SandboxBenchmark
{
    private const int Rounds = 25;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var selection = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, CancellationToken.None);
        if (selection.Provider is not { } provider)
        {
            throw new InvalidOperationException(string.Join(' ', selection.Rejected));
        }

        await using (provider)
        {
            await using var sandbox = await provider.CreateAsync(SandboxPolicy.Default, CancellationToken.None);
            var container = (await DockerAsync("ps", "-q", "--latest")).Trim();
            List<double> ours = [], peer = [];
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await MillisecondsAsync(() => sandbox.RunAsync(SandboxCommand.Shell("true"), CancellationToken.None)));
                peer.Add(await MillisecondsAsync(() => DockerAsync("exec", container, "sh", "-c", "true")));
            }

            return [Figure.Of("sandbox.command", "a command in a running sandbox", "docker exec into the same container", ours, peer, "ms", "ratio <= 1.5")];
        }
    }

    private static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker") { RedirectStandardOutput = true };
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} failed.");
    }
}
