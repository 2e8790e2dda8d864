using System.Diagnostics;
using MassGen.Docs.Site.Measuring;
using MassGen.Events;
using EventLog = MassGen.Events.EventLog;

namespace MassGen.Benchmarks;

/// <summary>What a run of a million events leaves in memory, against the same events in a list.</summary>
internal static class MemoryBenchmark
{
    private const int Count = 1_000_000;

    // What joined pieces of a stream come to: DeltaBuffer lets at most 1024 characters through.
    private const int LongestPiece = 400;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var ours = await MegabytesAsync(async () =>
        {
            var log = new EventLog(TimeProvider.System);
            var reading = CountAsync(log);
            foreach (var runEvent in Events())
            {
                log.Append(runEvent);
            }

            log.Append(new RunFinished { Outcome = RunOutcome.Completed });
            await reading;
            return log;
        });
        var peer = await MegabytesAsync(() => Task.FromResult<object>(Events().ToList()));
        return [Figure.Of("events.memory", "memory after a run of a million events", "the same events in a list", [ours], [peer], "MB", "ours <= 300")];
    }

    private static async Task CountAsync(EventLog log)
    {
        await foreach (var _ in log.ReadAsync(1, CancellationToken.None))
        {
            // A reader that follows, as the file and the terminal do.
        }
    }

    private static IEnumerable<RunEvent> Events()
    {
        var random = new Random(1);
        for (var i = 1; i < Count; i++)
        {
            yield return (i % 10) switch
            {
                0 => new ModelRequested { Agent = "agent", Call = i, Messages = 4, Tools = ["new_answer", "vote"] },
                1 => new ToolFinished { Agent = "agent", CallId = $"call{i}", Tool = "look", Ok = true, Result = Text(random), Elapsed = TimeSpan.Zero },
                _ => new TextDelta { Agent = "agent", Text = Text(random) },
            };
        }
    }

    private static string Text(Random random) => new('a', random.Next(1, LongestPiece));

    // The whole process: what the operating system sees, not only what is reachable.
    private static async Task<double> MegabytesAsync(Func<Task<object>> make)
    {
        GC.Collect();
        var kept = await make();
        using var process = Process.GetCurrentProcess();
        var megabytes = process.PrivateMemorySize64 / 1e6;
        var working = process.WorkingSet64 / 1e6;
        var managed = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        await Console.Error.WriteLineAsync($"events.memory: working set {working:0} MB, reachable {managed:0} MB, private {megabytes:0} MB");
        GC.KeepAlive(kept);
        return working;
    }
}
