using MassGen.Events;

namespace MassGen.Cli.Displays;

/// <summary>One line an event on standard error, then the answer on standard output.</summary>
internal sealed class SimpleDisplay : IRunDisplay
{
    public async Task ShowAsync(ShownRun run)
    {
        await foreach (var runEvent in run.Log.ReadAsync(1, CancellationToken.None))
        {
            if (EventLine.Of(runEvent) is { } line)
            {
                await Console.Error.WriteLineAsync(line);
            }

            await FinalAnswer.PrintAsync(runEvent);
        }
    }
}

/// <summary>Every event as it stands in the log, on standard error; then the answer on standard output.</summary>
internal sealed class DebugDisplay : IRunDisplay
{
    public async Task ShowAsync(ShownRun run)
    {
        await foreach (var runEvent in run.Log.ReadAsync(1, CancellationToken.None))
        {
            await Console.Error.WriteLineAsync(System.Text.Encoding.UTF8.GetString(EventJson.ToLine(runEvent)));
            await FinalAnswer.PrintAsync(runEvent);
        }
    }
}

/// <summary>The answer on standard output.</summary>
internal static class FinalAnswer
{
    /// <summary>Prints the answer that an event holds, if it is the last and holds one.</summary>
    public static Task PrintAsync(RunEvent runEvent) => runEvent is RunFinished { Answer: { } answer }
        ? Console.Out.WriteLineAsync(SafeText.Of(answer))
        : Task.CompletedTask;
}
