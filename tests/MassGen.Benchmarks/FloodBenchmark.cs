using System.Globalization;
using MassGen.Docs.Site.Measuring;
using MassGen.Sandbox;

namespace MassGen.Benchmarks;

/// <summary>Fifty megabytes from one command: how long they take, and what they take of our memory.</summary>
internal static class FloodBenchmark
{
    private const int Bytes = 50_000_000;
    private const int Rounds = 30;
    private static readonly string[] Flood = ["head", "-c", Bytes.ToString(CultureInfo.InvariantCulture), "/dev/zero"];

    public static async Task<IReadOnlyList<Measured>> RunAsync(ISandbox sandbox, string container)
    {
        var command = new SandboxCommand { Arguments = Flood, Output = OutputCap.Default with { KillBytes = long.MaxValue } };
        List<double> ours = [], peer = [], memory = [];
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Clock.MillisecondsAsync(FloodAsync));

            // What is read here would be our own time again.
            peer.Add(await Clock.MillisecondsAsync(() => DockerProgram.ShellAsync($"docker exec {container} {string.Join(' ', Flood)} >/dev/null")));
        }

        for (var round = 0; round < Rounds / 3; round++)
        {
            var before = Peak(anew: true);
            await FloodAsync();
            memory.Add((Peak(anew: false) - before) / 1024.0);
        }

        return
        [
            Figure.OfSlow("sandbox.output", "50 MB of output from a sandbox", "`docker exec` to /dev/null", ours, peer, "ms", "ratio <= 1.3"),
            Figure.OfSlow("sandbox.memory", "what 50 MB of output add to the most memory this process ever held", "the output itself", memory, [Bytes / 1048576.0], "MiB", "ours <= 20"),
        ];

        async Task FloodAsync()
        {
            var result = await sandbox.RunAsync(command, CancellationToken.None);
            if (result is not { Succeeded: true, Stdout.TotalBytes: Bytes })
                throw new InvalidOperationException($"The flood ended as {result.Ended} after {result.Stdout.TotalBytes} bytes.");
        }
    }

    // In KiB. Writing 5 makes the kernel forget the highest value so far.
    private static long Peak(bool anew)
    {
        if (anew)
        {
            GC.Collect();
            File.WriteAllText("/proc/self/clear_refs", "5");
        }

        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
