using System.CommandLine;
using MassGen.Cli.Configs;
using MassGen.Cli.Displays;
using MassGen.Cli.Interactive;
using MassGen.Cli.Runs;
using MassGen.Cli.Sessions;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Runs.Disk;

namespace MassGen.Cli.Commands;

/// <summary>Puts a question, or several one after another.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(ParseResult parsed, Interruption interruption)
    {
        var sessions = new SessionFolders(".", TimeProvider.System);
        var session = parsed.GetValue(MassGenOptions.Continue) ? sessions.Latest()
            : parsed.GetValue(MassGenOptions.SessionId) is { } id ? sessions.Open(id)
            : null;
        SayWhatHasNoEffect(parsed);
        using var resumed = parsed.GetValue(MassGenOptions.Resume) is { } named ? ResumedRun.Open(named) : null;
        session ??= resumed?.SessionId is { } earlier ? sessions.Open(earlier) : null;
        session = resumed is null || session is null ? session : session with { History = session.HistoryBefore(resumed.Folder.Path) };
        if (await ConfigChoice.LoadAsync(parsed, resumed?.Config ?? session?.Last.Config, interruption.Token) is not { } config)
        {
            return ExitCodes.Configuration;
        }

        if (resumed is not null && config.Path is { } path && Path.GetFullPath(path) == resumed.Folder.Config && ConfigCopy.LacksSecrets(config.Config.Document))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG1081", Severity.Error, "The configuration that the run was begun with is gone, and the copy in the run's folder lacks its secrets.",
                Suggestion: $"Put them back in {Path.GetRelativePath(".", path)}, or name a configuration with --config."));
        }

        session ??= config.Config.SessionId is { } listed ? sessions.Open(listed) : null;
        await using var models = await ScriptedModels.StartAsync(parsed.GetValue(MassGenOptions.ModelsFrom), Console.Error.WriteLine, interruption.Token);
        var conversation = new Conversation(config, SettingsOf(parsed, config.Config) with { Models = models }, sessions, session, interruption);
        if (resumed is not null)
        {
            return await conversation.ContinueAsync(resumed);
        }

        if (parsed.GetValue(MassGenOptions.Question) is { Length: > 0 } question)
        {
            return await conversation.AskAsync(question);
        }

        if (parsed.GetValue(MassGenOptions.RunFolder) is not null || parsed.GetValue(MassGenOptions.Events) is not null
            || parsed.GetValue(MassGenOptions.Record) is not null)
        {
            await Console.Error.WriteLineAsync(new Diagnostic(
                "MG1080", Severity.Error, "--run-folder, --events and --record are for one run, and without a question there may be many.",
                Suggestion: "Add the question, or leave them out.").ToString());
            return ExitCodes.Execution;
        }

        return await conversation.TalkAsync();
    }

    private static RunSettings SettingsOf(ParseResult parsed, MassGenConfig config) => new()
    {
        Sandbox = parsed.GetValue(MassGenOptions.Sandbox)!,
        Display = DisplayChoice.Of(
            config.Display, parsed.GetValue(MassGenOptions.Automation), parsed.GetValue(MassGenOptions.NoDisplay), parsed.GetValue(MassGenOptions.Debug)),
        Timeout = parsed.GetValue(MassGenOptions.OrchestratorTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        RunFolder = parsed.GetValue(MassGenOptions.RunFolder),
        EventsPath = parsed.GetValue(MassGenOptions.Events),
        RecordPath = parsed.GetValue(MassGenOptions.Record),
    };

    private static void SayWhatHasNoEffect(ParseResult parsed)
    {
        if (parsed.GetValue(MassGenOptions.NoLogs))
        {
            Say("--no-logs has no effect: a run is always kept in its folder.");
        }

        if (parsed.GetValue(MassGenOptions.RateLimit))
        {
            Say("--rate-limit has no effect: calls always keep to the limits that are known of a model.");
        }
    }

    private static void Say(string message) => Console.Error.WriteLine(new Diagnostic("MG1088", Severity.Warning, message));
}
