using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Does what snippets say: loads configurations, compiles programs, runs commands in sandboxes.</summary>
public sealed class SnippetRunner : ISnippetRunner
{
    // They are copied beside the program, so that its build says nothing of them.
    private static readonly Lazy<string> ExamplesHash = new(() =>
        Path.Combine(AppContext.BaseDirectory, "examples") is var folder && Directory.Exists(folder) ? InputsHash.OfFiles(folder) : "none");

    private readonly VerifyOptions _options;
    private readonly IVerificationProgress _progress;
    private readonly TimeProvider _time;
    private readonly SnippetSandboxes _sandboxes;
    private readonly SandboxAccess _agents;
    private readonly Requirements _requirements;
    private readonly Dictionary<string, CompiledProgram> _programs = [];

    /// <summary>Makes a runner for a whole verification.</summary>
    /// <param name="options">How it is verified.</param>
    /// <param name="progress">Told what people should know.</param>
    /// <param name="time">The clock.</param>
    public SnippetRunner(VerifyOptions options, IVerificationProgress progress, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        (_options, _progress, _time) = (options, progress, time);
        _sandboxes = new SnippetSandboxes(options.Sandbox, progress.Say, time);
        _agents = new SandboxAccess(options.Sandbox, progress);
        _requirements = new Requirements(_sandboxes, time);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<Snippet> snippets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snippets);
        var sessions = snippets.Where(NeedsSandbox).DistinctBy(snippet => snippet.Session is null && snippet.After.Count == 0 ? snippet.Id : $"{snippet.Page} {snippet.Session}").Count();
        var sandboxes = sessions == 0 ? Task.CompletedTask : _sandboxes.ExpectAsync(sessions, _options.Jobs, cancellationToken);
        foreach (var program in await ProgramBatch.CompileAsync(snippets, _sandboxes.Host.ProgramFolder, _time, cancellationToken))
        {
            _programs[program.Snippet.Id] = program;
        }

        await sandboxes;
    }

    /// <inheritdoc/>
    public async Task<string?> IdentifyAsync(IReadOnlyList<Snippet> session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var places = new List<string>();
        if (session.Any(NeedsSandbox))
        {
            places.Add(await _sandboxes.IdentifyAsync(cancellationToken));
        }

        foreach (var snippet in session)
        {
            places.AddRange(snippet.Task switch
            {
                ConfigurationTask { Question: not null } task => await PlaceOfAgentsAsync(snippet, task, cancellationToken),
                ShellTask { ShowsExamples: true } => [$"examples {ExamplesHash.Value}"],
                DockerfileTask task => [await DockerfileRun.IdentifyAsync(task, _time, cancellationToken)],
                _ => [],
            });
        }

        return places.Count == 0 ? null : string.Join(", ", places.Distinct());
    }

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Snippet snippet, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        return _requirements.WhyNotAsync(snippet, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SnippetOutcome>> RunAsync(IReadOnlyList<Snippet> session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ShellSession? shell = null;
        var outcomes = new List<SnippetOutcome>();
        try
        {
            foreach (var snippet in session)
            {
                if ((ReasonOfEarlier(snippet, outcomes) ?? await _requirements.WhyNotAsync(snippet, cancellationToken)) is { } reason)
                {
                    outcomes.Add(SnippetReport.Skipped(snippet, reason));
                    continue;
                }

                var report = new SnippetReport(snippet);
                if (NeedsSandbox(snippet))
                {
                    shell ??= await TakeAsync(report, cancellationToken);
                    report.Sandbox = shell.Place;
                }

                outcomes.Add(await RunAsync(report, shell, cancellationToken));
            }

            return outcomes;
        }
        finally
        {
            if (shell is not null)
            {
                _sandboxes.Return(shell);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _sandboxes.DisposeAsync();
        await _agents.DisposeAsync();
        _requirements.Dispose();
    }

    // Where there is no such place, the run says why.
    private async Task<IReadOnlyList<string>> PlaceOfAgentsAsync(Snippet snippet, ConfigurationTask task, CancellationToken cancellationToken)
    {
        if (ConfigLoader.Load(task.Config).Config is not { } config || !SandboxAccess.IsNeededFor(config))
        {
            return [];
        }

        try
        {
            using var folder = RunningFolder.Of(snippet.Files);
            return [(await _agents.PrepareAsync(config, folder.Path, cancellationToken)).Identity];
        }
        catch (Exception missing) when (missing is SandboxException or SandboxMissingException or ImageMissingException or DesktopException)
        {
            return ["no place"];
        }
    }

    private static bool NeedsSandbox(Snippet snippet) => snippet.Task is ShellTask or PythonTask or TomlTask or CSharpTask { CompileOnly: false };

    private static string? ReasonOfEarlier(Snippet snippet, List<SnippetOutcome> outcomes) =>
        outcomes.FirstOrDefault(outcome => outcome.Status == VerificationStatus.Failed) is { } failed ? $"not run: '{failed.Id}' failed before it in the same session"
        : outcomes.FirstOrDefault(outcome => outcome.Status == VerificationStatus.Skipped && snippet.After.Contains(outcome.Id)) is { } skipped
            ? $"not run: '{skipped.Id}', which it comes after, was skipped"
            : null;

    private async Task<CompiledProgram> ProgramAsync(Snippet snippet, CancellationToken cancellationToken) =>
        _programs.TryGetValue(snippet.Id, out var program) && program.Snippet.Task == snippet.Task
            ? program
            : (await ProgramBatch.CompileAsync([snippet], _sandboxes.Host.ProgramFolder, _time, cancellationToken)).Single();

    private async Task<ShellSession> TakeAsync(SnippetReport report, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var session = await _sandboxes.TakeAsync(cancellationToken);
        report.Phase("start", _time.GetElapsedTime(started));
        return session;
    }

    private async Task<SnippetOutcome> RunAsync(SnippetReport report, ShellSession? shell, CancellationToken cancellationToken)
    {
        var snippet = report.Snippet;
        try
        {
            if (shell is not null)
            {
                if (snippet.Task is ShellTask { Repository: { } clone } && !await new CloneRun(report, clone, shell, _time).RunAsync(_sandboxes.Host, cancellationToken))
                {
                    return report.Outcome();
                }

                await PutFilesAsync(shell, snippet, cancellationToken);
            }

            await (snippet.Task switch
            {
                ShellTask task => new ShellRun(report, task, shell!, _time).RunAsync(cancellationToken),
                PythonTask task => new PythonRun(report, task, shell!, _time).RunAsync(cancellationToken),
                TomlTask task => new TomlRun(report, task, shell!, _time).RunAsync(cancellationToken),
                CSharpTask => new ProgramRun(report, await ProgramAsync(snippet, cancellationToken), shell, _time).RunAsync(cancellationToken),
                ConfigurationTask task => new ConfigurationRun(report, task, _agents, _progress, _time).RunAsync(cancellationToken),
                DockerfileTask task => new DockerfileRun(report, task, _time).RunAsync(cancellationToken),
                SchemaTask task => Now(() => SchemaRun.Check(report, task)),
                DataTask task => Now(() => DataRun.Check(report, task)),
                CopyTask task => Now(() => CopyRun.Check(report, task)),
                _ => throw new InvalidOperationException($"Nothing runs a {snippet.Task.GetType().Name}."),
            });
        }
        catch (SandboxException lost)
        {
            report.Failed("MG5163", "its sandbox stays", snippet.Position, $"The sandbox could not do what was asked: {lost.Code}: {lost.Message}");
        }

        return report.Outcome();
    }

    private static async Task PutFilesAsync(ShellSession shell, Snippet snippet, CancellationToken cancellationToken)
    {
        foreach (var (path, text) in snippet.Files)
        {
            await shell.PutAsync($"{FixedEnvironment.Folder}/{path}", text, cancellationToken);
        }
    }

    private static Task Now(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
