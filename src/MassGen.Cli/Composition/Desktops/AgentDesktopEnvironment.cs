using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Providers;
using MassGen.Tools;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Composition;

/// <summary>
/// The desktop of an agent as a part of what it has around it: started while the agent's model thinks for the first time, or by the first
/// tool that needs it, in step with the agent's workspace, removed with the agent.
/// </summary>
internal sealed class AgentDesktopEnvironment : IAgentEnvironment
{
    private readonly AgentConfig _agent;
    private readonly AgentSurroundings _around;
    private readonly AgentEnvironmentContext _run;
    private readonly DesktopFiles _files;
    private readonly ComputerTools _tools;
    private readonly DesktopPool _pool;
    private readonly bool _startsAhead;
    private bool _isStarted;

    private AgentDesktopEnvironment(AgentConfig agent, ComputerPreset first, AgentSurroundings around, AgentEnvironmentContext run, FrameFiles frames)
    {
        (_agent, _around, _run) = (agent, around, run);
        _files = new DesktopFiles(
            agent.Backend.WorkingDirectory is null ? null : around.Store.WorkspaceOf(agent.Id), around.BaseDirectory, first.Desktop.Site,
            (code, message) => run.Emit(new RunWarning { Agent = run.Agent, Code = code, Message = message }));
        _pool = new DesktopPool(token => StartAsync(first.Desktop, token));

        // The agent may still write the pages that its desktop is to serve.
        _startsAhead = around is { StartsDesktopsAhead: true, Desktops: not null } && first.Desktop.Site is null;
        var desktop = new AgentDesktop(agent.Id, OpenAsync, run.Emit, around.Time) { Synchronise = _files.SynchroniseAsync };
        _tools = new ComputerTools(run, desktop, frames, BrowserPage.ReadAsync, around.Time);
    }

    /// <summary>The agent's desktop.</summary>
    public AgentDesktop Desktop => _tools.Desktop;

    /// <summary>The environment of an agent, or null when no tool of it uses a computer.</summary>
    /// <exception cref="InvalidInputException">Its configuration cannot be used; nothing runs with such a one.</exception>
    public static AgentDesktopEnvironment? Of(AgentConfig agent, AgentSurroundings around, AgentEnvironmentContext run, FrameFiles frames) =>
        ComputerTools.PresetsOf(agent) is [var first, ..] ? new AgentDesktopEnvironment(agent, first, around, run, frames) : null;

    /// <summary>The functions that <c>custom_tools</c> can name, and those that use the desktop.</summary>
    public CustomToolRegistry FunctionsWith(CustomToolRegistry functions)
    {
        var all = functions.Copy();
        _tools.Register(all, _agent, Connect);
        return all;
    }

    public string? Instructions(AgentStage stage) => null;

    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        if (_startsAhead && !_isStarted && stage != AgentStage.Planning)
        {
            // What goes wrong is told when the desktop is asked for.
            _ = _pool.WarmAsync();
            _isStarted = true;
        }

        return new([]);
    }

    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    public void Publish(string answerId)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        await _tools.DisposeAsync();
    }

    private Task<IDesktop> StartAsync(DesktopOptions options, CancellationToken cancellationToken) => _around.Desktops is { } open
        ? open(options, _files.Read(), cancellationToken)
        : throw new DesktopException(ComputerErrors.NoPlace, "There is no place for desktops in this run.");

    private async Task<IDesktop> OpenAsync(CancellationToken cancellationToken)
    {
        var desktop = await _pool.OpenAsync(cancellationToken);
        if (_around.Views is { } views)
        {
            await views.ShowAsync(_agent.Id, desktop, cancellationToken);
        }

        return desktop;
    }

    private ModelConnection Connect(string tool, string backend, string model, IReadOnlyList<string> betas)
    {
        if (_around.ToolModels is not { } connect)
        {
            throw new ProviderException(new ProviderFault(
                ProviderCodes.BackendUnknown, null, $"There is no way to the model of '{tool}' in this run.", false, "Give the run one."));
        }

        var news = new PipelineNews(_agent.Id);
        news.TellTo(_run.Emit);
        return connect(ToolEndpoints.Of(_agent, tool, backend, model, Guid.NewGuid().ToString("N")), news.Pipeline, betas);
    }
}
