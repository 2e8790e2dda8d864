using System.Collections.Concurrent;
using System.Diagnostics;
using MassGen.Docs.Site.Measuring;
using MassGen.Events;
using EventLog = MassGen.Events.EventLog;

namespace MassGen.Benchmarks;

/// <summary>Appends to the event log, against the framework's own concurrent queue with the same events; and the log on disk.</summary>
internal static class EventBenchmark
{
    private const int Count = 300_000;
    private const int Rounds = 7;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        List<double> ours = [], peer = [], file = [], bytes = [];
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(PerSecond(AppendAll));
            peer.Add(PerSecond(EnqueueAll));
            file.Add(await FilePerSecondAsync());
            bytes.Add(PerSecond(SerialiseAll));
        }

        return
        [
            Figure.Of("events.append", "events appended to the log by four threads", "a ConcurrentQueue", ours, peer, "appends/s", "ours >= 300000"),
            Figure.Of("events.append-and-write", "events appended and written to a file", "serialising them alone", file, bytes, "events/s", "ours >= 300000"),
        ];
    }

    private static void AppendAll()
    {
        var log = new EventLog(TimeProvider.System);
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, writer =>
        {
            for (var i = 0; i < Count / 4; i++)
            {
                log.Append(Event());
            }
        });
    }

    private static void EnqueueAll()
    {
        var queue = new ConcurrentQueue<RunEvent>();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, writer =>
        {
            for (var i = 0; i < Count / 4; i++)
            {
                queue.Enqueue(Event() with { Seq = i, At = TimeProvider.System.GetUtcNow() });
            }
        });
    }

    private static async Task<double> FilePerSecondAsync()
    {
        var folder = Directory.CreateTempSubdirectory("massgen-benchmark-");
        try
        {
            var log = new EventLog(TimeProvider.System);
            var started = Stopwatch.GetTimestamp();
            var follow = EventFile.FollowAsync(log, Path.Combine(folder.FullName, "events.jsonl"), CancellationToken.None);
            for (var i = 1; i < Count; i++)
            {
                log.Append(Event());
            }

            log.Append(new RunFinished { Outcome = RunOutcome.Completed });
            await follow;
            return Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void SerialiseAll()
    {
        for (var i = 0; i < Count; i++)
        {
            EventJson.ToLine(Event() with { Seq = i, At = DateTimeOffset.UnixEpoch });
        }
    }

    private static TextDelta Event() => new() { Agent = "agent", Text = "a few words of an answer" };

    private static double PerSecond(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
