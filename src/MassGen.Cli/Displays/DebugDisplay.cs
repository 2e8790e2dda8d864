using System.Text;
using MassGen.Events;

namespace MassGen.Cli.Displays;

/// <summary>Every event as it stands in the log, on standard error; then the answer on standard output.</summary>
internal sealed class DebugDisplay : IRunDisplay
{
    public async Task ShowAsync(ShownRun run)
    {
        await foreach (var runEvent in run.Log.ReadAsync(1, CancellationToken.None))
        {
            await Console.Error.WriteLineAsync(Encoding.UTF8.GetString(EventJson.ToLine(runEvent)));
            await FinalAnswer.PrintAsync(runEvent);
        }
    }
}
