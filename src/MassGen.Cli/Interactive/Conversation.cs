using MassGen.Cli.Commands;
using MassGen.Cli.Displays;
using MassGen.Cli.Runs;
using MassGen.Cli.Sessions;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Projections;
using MassGen.Runs;
using MassGen.Runs.Disk;

namespace MassGen.Cli.Interactive;

/// <summary>Questions of one session, each with what was asked and answered before.</summary>
internal sealed class Conversation
{
    private readonly ChosenConfig _config;
    private readonly RunSettings _settings;
    private readonly SessionFolders _sessions;
    private readonly Interruption _interruption;
    private List<EarlierTurn> _history;

    public Conversation(ChosenConfig config, RunSettings settings, SessionFolders sessions, Session? session, Interruption interruption)
    {
        (_config, _settings, _sessions, _interruption) = (config, settings, sessions, interruption);
        (SessionId, _history) = (session?.Id, [.. session?.History ?? []]);
    }

    /// <summary>The configuration.</summary>
    public ChosenConfig Config => _config;

    /// <summary>The session, or null until the first answer.</summary>
    public string? SessionId { get; private set; }

    /// <summary>How many turns came before.</summary>
    public int Turns => _history.Count;

    /// <summary>The latest run of this conversation, or null before one.</summary>
    public RunReport? Latest { get; private set; }

    /// <summary>The next question begins a session of its own.</summary>
    public void Reset() => (SessionId, _history) = (null, []);

    /// <summary>Puts one question.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> AskAsync(string question) => RunAsync(question, null);

    /// <summary>Goes on with a run that was cut off.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> ContinueAsync(ResumedRun run) => RunAsync(run.Question, run);

    private async Task<int> RunAsync(string question, ResumedRun? resumed)
    {
        var report = await QuestionRun.RunAsync(
            new RunRequest
            {
                Config = _config,
                Question = question,
                Settings = _settings,
                SessionId = SessionId,
                History = [.. _history],
                Resumed = resumed,
            },
            _interruption.Token);
        Latest = report;
        if (report is { Finished: { Answer: { } answer } finished, Folder: { } folder })
        {
            Keep(question, answer, finished, folder);
            _history.Add(new EarlierTurn(question, answer));
        }

        return report.ExitCode;
    }

    /// <summary>Asks for questions until there are no more.</summary>
    /// <returns>The exit code of the last one.</returns>
    public async Task<int> TalkAsync()
    {
        if (!StandardStreams.HasInput)
        {
            await Console.Error.WriteLineAsync(new Diagnostic(
                "MG1080", Severity.Error, "There is no question, and standard input, where questions are read, is closed.", Suggestion: "Add the question.").ToString());
            return ExitCodes.Execution;
        }

        var code = ExitCodes.Success;
        var words = new SlashCommands(this);
        words.Greet();
        while (await ReadAsync() is { } line)
        {
            switch (words.Obey(line))
            {
                case SlashCommands.Next.Ask:
                    code = await AskAsync(line.Trim());
                    if (IsOver)
                    {
                        return ExitCodes.Interrupted;
                    }

                    _interruption.Forget();
                    break;
                case SlashCommands.Next.Quit:
                    return ExitCodes.Success;
                default:
                    break;
            }
        }

        return _interruption.Token.IsCancellationRequested ? ExitCodes.Interrupted : code;
    }

    // At a terminal, Ctrl-C ends a run and the next question can be asked. On a pipe nobody is there to think again.
    private bool IsOver => _interruption.Token.IsCancellationRequested && (_interruption.EndsProgram || Console.IsInputRedirected);

    // Null at the end of the input, and when the waiting is interrupted.
    private async Task<string?> ReadAsync()
    {
        if (!Console.IsInputRedirected)
        {
            await Console.Error.WriteAsync($"\n{(SessionId is null ? "" : $"[turn {_history.Count + 1}] ")}> ");
        }

        // A terminal's read cannot be stopped; it is left behind when the program ends.
        var line = Task.Run(Console.In.ReadLine);
        try
        {
            return await line.WaitAsync(_interruption.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private void Keep(string question, string answer, RunFinished finished, RunFolder folder)
    {
        try
        {
            SessionId = _sessions.Save(
                SessionId,
                (session, turn) => new SessionTurn
                {
                    Turn = turn,
                    SessionId = session,
                    At = finished.At,
                    Question = question,
                    Winner = finished.Winner,
                    ExitReason = StatusProjection.WordOf(finished.Outcome),
                    RunFolder = Path.GetRelativePath(".", folder.Path),
                    Config = _config.Path,
                },
                answer);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(new Diagnostic("MG1095", Severity.Warning, $"The turn could not be kept, so it cannot be continued later: {failure.Message}"));
        }
    }
}
