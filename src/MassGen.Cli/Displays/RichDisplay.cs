using MassGen.Events;
using Spectre.Console;

namespace MassGen.Cli.Displays;

/// <summary>
/// A live picture of the run on standard error. When it is over, what decided it stays as lines, and the answer goes to standard output.
/// </summary>
internal sealed class RichDisplay(IAnsiConsole console, TimeProvider time) : IRunDisplay
{
    // Eight pictures a second: smooth for the eye, next to nothing for the machine.
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(125);

    private Screen _screen = Screen.Empty;

    public async Task ShowAsync(ShownRun run)
    {
        _screen = Screen.Empty;
        var decisive = new List<string>();
        var reading = ReadAsync(run.Log, decisive);
        await console.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            while (!reading.IsCompleted)
            {
                var screen = Volatile.Read(ref _screen);
                live.UpdateTarget(new ScreenView(screen, time.GetUtcNow()).Draw(console.Profile.Width, console.Profile.Height));
                await Task.WhenAny(reading, Task.Delay(Frame, time, CancellationToken.None));
            }
        });
        var finished = await reading;
        foreach (var line in decisive)
        {
            await Console.Error.WriteLineAsync(line);
        }

        await Console.Error.WriteLineAsync($"{new ScreenView(_screen, finished.At).Figures()}  {Path.GetRelativePath(".", run.Folder.Path)}\n");
        await FinalAnswer.PrintAsync(finished);
    }

    // Through the console that draws, so that the line stays above the picture.
    void IRunDisplay.Tell(string line) => console.WriteLine(line);

    private async Task<RunFinished> ReadAsync(EventLog log, List<string> decisive)
    {
        await foreach (var runEvent in log.ReadAsync(1, CancellationToken.None))
        {
            Volatile.Write(ref _screen, _screen.Add(runEvent));
            if (runEvent is not (AgentRestarted or CommandFinished or SandboxCreated or VoteRejected) && EventLine.Of(runEvent) is { } line)
            {
                decisive.Add(line);
            }
        }

        return _screen.Status.Finished!;
    }
}
