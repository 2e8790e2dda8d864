using MassGen.Agents;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Workspaces;

/// <summary>
/// An agent's files in one run: its workspace, the files of the answers it is shown, and context paths. The same tools and paths with
/// and without a shell, and on every machine.
/// </summary>
public sealed class AgentFiles : IAgentEnvironment
{
    private readonly AgentFilesSettings _settings;
    private readonly AgentPlaces _places;
    private readonly AnswerFiles _answers;
    private readonly SharedView _view;
    private readonly IReadOnlyList<AIFunction> _tools;
    private readonly HashSet<string> _warned = [];

    /// <summary>Makes the agent's folders.</summary>
    public AgentFiles(AgentFilesSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        var workspace = settings.Store.WorkspaceOf(settings.Agent);
        Directory.CreateDirectory(workspace);
        if (settings.SynchroniseShell is not null)
        {
            Directory.CreateDirectory(settings.Store.SharedWith(settings.Agent));
        }

        _places = new AgentPlaces(
            new GuardedFolder(workspace), settings.ContextPaths, [settings.Store.Root, settings.Store.AnswersFolder, settings.Store.SharedFolder]);
        _answers = new AnswerFiles(settings.Store, settings.Agent);
        _view = new SharedView(settings.Store, settings.Agent);
        _tools = FileTools.For(new FileSpace(_places), settings.AllowedTools, settings.ExcludedTools);
    }

    /// <inheritdoc/>
    public string? Instructions(AgentStage stage) => FileInstructions.For(_settings, stage);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        _places.AllowContextWrites(stage == AgentStage.Presentation || _settings.IsAlone);
        return new(_tools);
    }

    /// <inheritdoc/>
    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var withFiles = view.Answers.Where(answer => Directory.Exists(_settings.Store.FilesOf(answer.AnswerId))).ToList();
        _places.Share(withFiles.Select(answer => KeyValuePair.Create(answer.Name, _settings.Store.FilesOf(answer.AnswerId))));
        if (_settings.SynchroniseShell is not null)
        {
            Try("shown to the agent's shell", () => _view.Show(withFiles, cancellationToken));
        }

        return default;
    }

    /// <inheritdoc/>
    public async ValueTask CaptureAsync(CancellationToken cancellationToken)
    {
        if (_settings.SynchroniseShell is { } synchronise)
        {
            await synchronise(cancellationToken).ConfigureAwait(false);
        }

        Try("kept with the answer", () => Tell(_answers.Capture(cancellationToken)));
    }

    /// <inheritdoc/>
    public void Publish(string answerId) => Try("kept with the answer", () =>
    {
        if (_answers.Publish(answerId) is { } kept)
        {
            _settings.Emit(new FilesCaptured { Agent = _settings.Agent, AnswerId = answerId, Files = kept.Files, Bytes = kept.Bytes });
        }
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _answers.Discard();
        return default;
    }

    private void Tell(FolderCopy kept)
    {
        if (kept.Links > 0)
        {
            Warn("MG2022", $"{kept.Links} links in the workspace are not kept with the answer: links are never followed.");
        }

        if (kept.Beyond > 0)
        {
            Warn("MG2023", $"{kept.Beyond} files and folders of the workspace are not kept with the answer: at most "
                + $"{FileLimits.WorkspaceBytes >> 20} MiB in {FileLimits.WorkspaceEntries} files and folders are.");
        }
    }

    // An answer counts also when the disk is full.
    private void Try(string aim, Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Warn("MG2024", $"Files could not be {aim}: {failure.Message}");
        }
    }

    private void Warn(string code, string message)
    {
        if (_warned.Add(code))
        {
            _settings.Emit(new RunWarning { Agent = _settings.Agent, Code = code, Message = message });
        }
    }
}
