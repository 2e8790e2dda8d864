using MassGen.Cli.Commands;
using MassGen.Cli.Composition;
using MassGen.Cli.Displays;
using MassGen.Cli.Keys;
using MassGen.Cli.Models;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Models;
using MassGen.Projections;
using MassGen.Runs;
using MassGen.Runs.Disk;
using MassGen.Sandbox;

namespace MassGen.Cli.Runs;

/// <summary>What came of a question.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Finished">The run's last event, or null when none began.</param>
/// <param name="Folder">The run's folder, or null when none began.</param>
internal sealed record RunReport(int ExitCode, RunFinished? Finished = null, RunFolder? Folder = null);

/// <summary>Puts one question to the agents of a configuration, shows what they do, and keeps it in the run's folder.</summary>
internal static class QuestionRun
{
    /// <summary>Runs it.</summary>
    public static async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var config = request.Config.Config;
        IReadOnlyList<Diagnostic> faults = RunComposer.Missing(config, Directory.GetCurrentDirectory()) is { Count: > 0 } missing
            ? missing
            : request.Settings.Models is null ? KeyCheck.Of(config) : [];
        if (faults.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', faults));
            return new RunReport(ExitCodes.Configuration);
        }

        try
        {
            await using var resources = await RunResources.OpenAsync(config, request.Settings, Console.Error.WriteLine, cancellationToken);
            return await AskAsync(request, resources, cancellationToken);
        }
        catch (Exception failure) when (failure is ModelException or SandboxException or InvalidInputException or ResumeException)
        {
            await Console.Error.WriteLineAsync(Words(failure));
            return new RunReport(ExitCodes.Configuration);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new RunReport(ExitCodes.Interrupted);
        }
    }

    // Those with a place in the configuration say their code themselves.
    private static string Words(Exception failure) => failure switch
    {
        ResumeException resume => new Diagnostic(resume.Code, Severity.Error, resume.Message).ToString(),
        ShellFaultException or ContainerNeededException => failure.Message,
        SandboxException sandbox => new Diagnostic(sandbox.Code, Severity.Error, sandbox.Message).ToString(),
        _ => failure.Message,
    };

    private static async Task<RunReport> AskAsync(RunRequest request, RunResources resources, CancellationToken cancellationToken)
    {
        var (config, settings) = (request.Config.Config, request.Settings);
        if (settings.EventsPath is { } events)
        {
            RequireWritable(events);
        }

        var folder = FolderOf(request);
        var environments = resources.EnvironmentsOf(config, folder, settings.Display.Tell);
        var agents = config.Agents
            .Select(agent => RunComposer.AgentOf(agent, pipeline => resources.ClientOf(agent, pipeline), environments))
            .ToList();
        var plan = PlanOf(request, agents);

        // A run that cannot be continued keeps its folder as it is.
        Run.Check(plan);
        MakeReady(folder, request);
        var run = Run.Start(plan, cancellationToken);
        var writer = new RunFolderWriter(folder, new StatusContext(folder.Id, request.Config.Path, request.SessionId), TimeProvider.System);
        var record = RecordAsync(Task.WhenAll(
            writer.FollowAsync(run.Log),
            settings.EventsPath is { } path ? EventFile.FollowAsync(run.Log, path, CancellationToken.None) : Task.CompletedTask));
        var isShown = await ShowAsync(settings.Display, new ShownRun(run.Log, folder, request.Question, record));
        var finished = await run.Completion;
        var isRecorded = await record;
        await TellTheWayOnAsync(finished, folder);
        if (settings.RecordPath is { } film)
        {
            await RunFilm.WriteAsync(film, folder, await run.Log.ReadAsync(1, CancellationToken.None).ToListAsync(CancellationToken.None));
        }

        return new RunReport(isRecorded && isShown ? StatusProjection.ExitCodeOf(finished.Outcome) : ExitCodes.Execution, finished, folder);
    }

    // Told before anything is asked, and paid for.
    private static void RequireWritable(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG1101", Severity.Error, $"The file of --events cannot be written: {failure.Message}",
                Suggestion: "Name a file in a folder that exists and may be written."));
        }
    }

    private static RunFolder FolderOf(RunRequest request) => Written(() => request.Resumed?.Folder
        ?? (request.Settings.RunFolder is { } named ? RunFolder.CreateAt(named) : RunFolder.Create(".", TimeProvider.System)));

    // With the configuration in it: a disk that is full then is full before anything was asked.
    private static void MakeReady(RunFolder folder, RunRequest request) => Written(() =>
    {
        AtomicFile.Write(folder.Config, ConfigCopy.Of(request.Config.Config.Document));
        if (request.Resumed is not null)
        {
            folder.SetLogAside();
        }

        return folder;
    });

    private static RunFolder Written(Func<RunFolder> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG1096", Severity.Error, $"The run's folder cannot be made: {failure.Message}",
                Suggestion: "Start in a directory that may be written and has room, or name a folder with --run-folder."));
        }
    }

    private static RunPlan PlanOf(RunRequest request, IReadOnlyList<Agents.Agent> agents)
    {
        var plan = RunComposer.Plan(request.Config.Config, request.Question, agents);
        return plan with
        {
            ResumeFrom = request.Resumed?.Events,
            History = request.History,
            Timeout = request.Settings.Timeout ?? plan.Timeout,
            // What is scripted must come out the same every time, whoever is quicker.
            Models = request.Settings.Models is null ? PriceStore.OfUser.Registry(Console.Error.WriteLine) : plan.Models,
            Schedule = request.Settings.Models is null ? plan.Schedule : new LockstepSchedule([.. agents.Select(agent => agent.Id)]),
        };
    }

    // Where the answer cannot be printed, it must at least be in its folder, and be told of.
    private static async Task<bool> ShowAsync(IRunDisplay display, ShownRun run)
    {
        try
        {
            await display.ShowAsync(run);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await run.Recorded;
            await Console.Error.WriteLineAsync(new Diagnostic(
                "MG1099", Severity.Error, $"What the run said could not be printed: {failure.Message}",
                Suggestion: $"The answer, if there is one, is in {Path.GetRelativePath(".", run.Folder.FinalAnswer)}.").ToString());
            return false;
        }
    }

    // A full disk must not take the answer away; but what is promised to be on disk is not, and that is a failure.
    private static async Task<bool> RecordAsync(Task writing)
    {
        try
        {
            await writing;
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(
                new Diagnostic("MG1093", Severity.Error, $"The run could not be kept on disk: {failure.Message}").ToString());
            return false;
        }
    }

    private static async Task TellTheWayOnAsync(RunFinished finished, RunFolder folder)
    {
        if (finished.Outcome != RunOutcome.Completed)
        {
            var shown = Path.GetRelativePath(".", folder.Path);
            await Console.Error.WriteLineAsync(finished.Outcome == RunOutcome.Failed
                ? $"The run is kept in {shown}."
                : $"To go on from here: massgen --resume {shown}");
        }
    }
}
