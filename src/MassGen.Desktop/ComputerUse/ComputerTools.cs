using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Tools;
using Microsoft.Extensions.AI;

namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// The tools of one agent that have a provider's model use a computer, and the desktop that they share: opened at the first use, closed
/// with the agent.
/// </summary>
internal sealed class ComputerTools : IAsyncDisposable
{
    private readonly AgentEnvironmentContext _run;
    private readonly FrameFiles _frames;
    private readonly ReadPage _readPage;
    private readonly TimeProvider _time;
    private AgentBrowser? _browser;

    /// <summary>Tools for an agent.</summary>
    /// <param name="run">The run around it.</param>
    /// <param name="desktop">Its desktop.</param>
    /// <param name="frames">Where the run's pictures are kept.</param>
    /// <param name="readPage">Reads what the browser shows.</param>
    /// <param name="time">The clock.</param>
    public ComputerTools(AgentEnvironmentContext run, AgentDesktop desktop, FrameFiles frames, ReadPage readPage, TimeProvider time)
    {
        (_run, Desktop, _frames, _readPage, _time) = (run, desktop, frames, readPage, time);
    }

    /// <summary>The agent's desktop.</summary>
    public AgentDesktop Desktop { get; }

    /// <summary>What the agent's entries say, in their order; empty where none names such a tool.</summary>
    /// <exception cref="InvalidInputException">An entry cannot be used.</exception>
    public static IReadOnlyList<ComputerPreset> PresetsOf(AgentConfig agent)
    {
        var faults = new List<Diagnostic>();
        var presets = agent.Backend.CustomTools.Select(tool => ComputerToolCheck.Read(tool, faults)).OfType<ComputerPreset>().ToList();
        return faults.Exists(fault => fault.Severity == Severity.Error) ? throw new InvalidInputException(faults) : presets;
    }

    /// <summary>Adds the tools that the agent's entries name to a registry.</summary>
    public void Register(CustomToolRegistry registry, AgentConfig agent, ConnectModel connect)
    {
        foreach (var preset in PresetsOf(agent).DistinctBy(preset => preset.Tool).Where(preset => !registry.Has(preset.Tool.Name)))
        {
            registry.Register(preset.Tool.Name, _ => Make(preset, connect));
            if (preset.Tool == ComputerTool.Browser)
            {
                registry.Register(ComputerTool.OtherBrowserName, _ => Make(preset, connect));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync().ConfigureAwait(false);
        }

        await Desktop.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The tool of one entry.</summary>
    public AIFunction Make(ComputerPreset preset, ConnectModel connect) => preset.Tool == ComputerTool.Browser
        ? (_browser ??= new AgentBrowser(preset, Desktop, _frames, _run.Emit, _time)).Tool.Function
        : new ComputerToolFunction(
        preset,
        new TaskSurroundings
        {
            Agent = _run.Agent,
            Tool = preset.Tool.Name,
            Desktop = Desktop,
            Frames = _frames,
            ReadPage = _readPage,
            Addresses = preset.Addresses,
            AllowsWarnings = preset.AllowsWarnings,
            Limits = preset.Limits,
            Meter = _run.Meter,
            Emit = _run.Emit,
            Time = _time,
        },
        connect);
}
