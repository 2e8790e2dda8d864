using System.Diagnostics;
using MassGen.Events;

namespace MassGen.Cli.Tests;

/// <summary>The program while it runs, to be sent signals.</summary>
internal sealed class RunningProgram(Process process) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Task<string> _error = process.StandardError.ReadToEndAsync();

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        return process.ExitCode;
    }

    public Task<string> ErrorAsync() => _error;

    public Task TypeAsync(string text) => process.StandardInput.WriteAsync(text);

    public void Send(string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{process.Id}"]))!;
        kill.WaitForExit();
    }

    /// <summary>Waits until the log in the only run of a folder holds an event.</summary>
    public static async Task WaitForAsync<T>(CliFolder folder)
        where T : RunEvent
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Directory.Exists(folder.In(".massgen/runs"))
            || folder.Runs is not [var run] || !Holds<T>(Path.Combine(run, "events.jsonl")))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private static bool Holds<T>(string log)
        where T : RunEvent => File.Exists(log) && EventFile.Read(log).Events.OfType<T>().Any();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
