using MassGen.Events;
using MassGen.Runs.Disk;

namespace MassGen.Cli.Displays;

/// <summary>A run to be shown.</summary>
/// <param name="Log">Its log; everything shown comes from it.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Question">The question.</param>
/// <param name="Recorded">Ends when the run's folder is complete.</param>
internal sealed record ShownRun(EventLog Log, RunFolder Folder, string Question, Task Recorded);

/// <summary>Shows a run from its first event to its last, the answer included.</summary>
internal interface IRunDisplay
{
    Task ShowAsync(ShownRun run);

    /// <summary>Tells the person at the terminal something that is no event of the run, while it goes on.</summary>
    void Tell(string line) => Console.Error.WriteLine(line);
}
