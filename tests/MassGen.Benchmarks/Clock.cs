using System.Diagnostics;

namespace MassGen.Benchmarks;

/// <summary>Takes the time of something.</summary>
internal static class Clock
{
    public static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
