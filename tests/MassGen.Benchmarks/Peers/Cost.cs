using System.Diagnostics;
using System.Globalization;

namespace MassGen.Benchmarks.Peers;

/// <summary>What a process cost, as the operating system counts it.</summary>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Processor">Seconds of both kinds (user and system) on all cores.</param>
/// <param name="Memory">The most memory it held at once, in MB.</param>
internal sealed record Cost(double Wall, double Processor, double Memory)
{
    private const string Timer = "/usr/bin/time";

    /// <summary>Whether GNU time is there to measure with.</summary>
    public static bool CanBeMeasured => File.Exists(Timer);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<Cost> OfAsync(string folder, string program, params string[] arguments)
    {
        var report = Path.Combine(folder, "cost.txt");
        var started = Stopwatch.GetTimestamp();
        await PrintedByAsync(folder, Timer, ["-f", "%U %S %M", "-o", report, program, .. arguments]);
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var figures = (await File.ReadAllTextAsync(report)).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        return new Cost(wall, figures[0] + figures[1], figures[2] / 1024);
    }

    /// <summary>What a program prints.</summary>
    /// <exception cref="InvalidOperationException">It failed, or is not there.</exception>
    public static async Task<string> PrintedByAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{await output}{await errors}");
    }
}
