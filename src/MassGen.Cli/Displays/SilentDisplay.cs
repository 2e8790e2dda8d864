using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Events;

namespace MassGen.Cli.Displays;

/// <summary>
/// For programs that run MassGen: a few labelled lines on standard output, the documented ones of the Python project's automation
/// mode. How the run gets on is in <c>status.json</c>.
/// </summary>
internal sealed class SilentDisplay : IRunDisplay
{
    private const int LongestPreview = 200;

    public async Task ShowAsync(ShownRun run)
    {
        Say($"LOG_DIR: {run.Folder.Path}");
        Say($"STATUS: {run.Folder.Status}");
        Say($"QUESTION: {SafeText.Line(run.Question)}");
        Say("[Coordination in progress - monitor status.json for real-time updates]");
        RunStarted? started = null;
        await foreach (var runEvent in run.Log.ReadAsync(1, CancellationToken.None))
        {
            started = runEvent as RunStarted ?? started;
            if (runEvent is RunRestarted restarted)
            {
                Say($"RESTART: Attempt {restarted.Attempt}");
            }

            if (runEvent is RunFinished finished)
            {
                // Whoever reads COMPLETED may open the files named here.
                await run.Recorded;
                await TellAsync(run, started!, finished);
            }
        }
    }

    // Programs read the labelled lines; nobody sits there to look.
    void IRunDisplay.Tell(string line)
    {
    }

    private static async Task TellAsync(ShownRun run, RunStarted started, RunFinished finished)
    {
        var duration = (finished.At - started.At).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Say("");
        if (finished.Winner is { } winner)
        {
            Say($"WINNER: {SafeText.Line(winner)}");
        }

        if (finished.Answer is not null)
        {
            Say($"ANSWER_FILE: {run.Folder.FinalAnswer}");
        }

        Say($"DURATION: {duration}s");
        if (finished.Answer is { } answer)
        {
            Say($"ANSWER_PREVIEW: {Preview(answer)}");
        }

        Say($"\nCOMPLETED: {started.Agents.Count} agents, {duration}s total");
        foreach (var cause in finished.Causes)
        {
            await Console.Error.WriteLineAsync(SafeText.Line(cause));
        }
    }

    private static string Preview(string answer)
    {
        var line = answer.ReplaceLineEndings(" ");
        return SafeText.Line(line.Length > LongestPreview ? TextParts.Beginning(line, LongestPreview) + "..." : line);
    }

    private static void Say(string line) => Console.Out.Write(line + "\n");
}
