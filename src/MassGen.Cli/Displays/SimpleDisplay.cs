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
