using System.Text.Json;
using MassGen.Cli.Configs;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Projections;
using MassGen.Runs.Disk;

namespace MassGen.Cli.Runs;

/// <summary>A run that was cut off and is to be continued. Until it is disposed, no other program can continue it.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Taken">Its log so far, open.</param>
/// <param name="Events">Its log so far.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Config">The configuration it was begun with, or the copy in its folder where that is gone or never was a file.</param>
/// <param name="SessionId">The session it belongs to, or null.</param>
internal sealed record ResumedRun(RunFolder Folder, IDisposable Taken, IReadOnlyList<RunEvent> Events, string Question, string Config, string? SessionId) : IDisposable
{
    /// <summary>Reads what a run left.</summary>
    /// <param name="named">Its folder, or that folder's name alone where it is in <c>.massgen/runs</c>, or <c>last</c> for the newest of this directory.</param>
    /// <exception cref="InvalidInputException">There is no such run, it is still going on, somebody continues it, or its log cannot be read.</exception>
    public static ResumedRun Open(string named)
    {
        try
        {
            var folder = named == "last"
                ? RunFolder.Latest(".") ?? throw Fault("MG1089", "There is no run in this directory.", "Runs are in .massgen/runs of the directory they were started in.")
                : RunFolder.Open(Named(named));
            return Take(folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Fault("MG1094", $"The run cannot be read: {unreadable.Message}", "Continue it as the one who began it, or ask the question again.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Taken.Dispose();

    // A run of this directory may be called by the name of its folder alone.
    private static string Named(string name) =>
        Path.Combine(RunFolder.RunsIn("."), name) is var here && !Directory.Exists(name) && Directory.Exists(here) ? here : name;

    private static ResumedRun Take(RunFolder folder)
    {
        var taken = folder.Take() ?? throw Fault(
            "MG1100", $"{Path.GetRelativePath(".", folder.Path)} holds a run that is still going on.",
            "Wait until it ends, or end it with Ctrl-C where it was started; name another run to continue that one.");
        try
        {
            return Read(folder, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    private static ResumedRun Read(RunFolder folder, FileStream taken)
    {
        var events = EventsOf(taken);
        if (events is not [RunStarted started, ..])
        {
            throw Fault("MG1094", $"{folder.Path} holds a run that never began.", "Ask the question again.");
        }

        var status = StatusOf(folder);
        return new ResumedRun(folder, taken, events, started.Question, ConfigOf(status, folder), status?.SessionId);
    }

    private static IReadOnlyList<RunEvent> EventsOf(FileStream log)
    {
        try
        {
            return EventFile.Read(log).Events;
        }
        catch (InvalidDataException broken)
        {
            throw Fault("MG1094", broken.Message, "The log was changed or damaged; ask the question again.");
        }
    }

    private static StatusDocument? StatusOf(RunFolder folder)
    {
        try
        {
            return File.Exists(folder.Status) ? StatusJson.ReadStatus(File.ReadAllBytes(folder.Status)) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            // The log is what counts; what only the status knows must then be said on the command line.
            return null;
        }
    }

    private static string ConfigOf(StatusDocument? status, RunFolder folder)
    {
        try
        {
            if (status?.Config is { } before)
            {
                ConfigFinder.Find(before);
                return before;
            }
        }
        catch (InvalidInputException)
        {
            // It is gone; the copy says the same but for its secrets.
        }

        return folder.Config;
    }

    private static InvalidInputException Fault(string code, string message, string suggestion) =>
        new(new Diagnostic(code, Severity.Error, message, Suggestion: suggestion));
}
