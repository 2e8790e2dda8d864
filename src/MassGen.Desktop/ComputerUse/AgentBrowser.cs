using MassGen.Desktop.Browser;
using MassGen.Events;
using MassGen.Sandbox;

namespace MassGen.Desktop.ComputerUse;

/// <summary><c>browser_automation</c> on the desktop that the agent's other tools use too, with its actions and pictures in the run's log.</summary>
internal sealed class AgentBrowser : IAsyncDisposable
{
    private const string Workspace = "/workspace/";

    private readonly AgentDesktop _desktop;
    private readonly FrameFiles _frames;
    private readonly Action<RunEvent> _emit;
    private int _count;

    public AgentBrowser(ComputerPreset preset, AgentDesktop desktop, FrameFiles frames, Action<RunEvent> emit, TimeProvider time)
    {
        (_desktop, _frames, _emit) = (desktop, frames, emit);
        var addresses = preset.Addresses;
        Tool = new BrowserTool(
            desktop.GetAsync,
            new BrowserToolOptions { Refusal = address => addresses.Refusal(address.OriginalString), Save = SaveAsync, Acted = TellAsync },
            time);
    }

    public BrowserTool Tool { get; }

    public ValueTask DisposeAsync() => Tool.DisposeAsync();

    // Into the desktop's workspace: what a path can do there, it does to nobody but the agent.
    private async Task<string> SaveAsync(string name, ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        var path = name.StartsWith(Workspace, StringComparison.Ordinal) ? name[Workspace.Length..] : name;
        if (_desktop.Current is not DesktopSession session || path.StartsWith('/') || path.Split('/').Any(part => part is "" or "." or ".."))
        {
            throw new BrowserFaultException($"'{PlainText.Short(name, 100)}' cannot be written. Use a name below /workspace, for example page.png.");
        }

        try
        {
            await session.Sandbox.CopyInAsync([new SandboxFile(path, picture)], cancellationToken).ConfigureAwait(false);
        }
        catch (SandboxException failed)
        {
            throw new BrowserFaultException($"'{PlainText.Short(name, 100)}' cannot be written: {failed.Message}");
        }

        await _desktop.SynchroniseAsync(cancellationToken).ConfigureAwait(false);
        return Workspace + path;
    }

    private async Task TellAsync(BrowserActed acted, CancellationToken cancellationToken)
    {
        if (acted is { Action: "downloads", Fault: null })
        {
            await _desktop.SynchroniseAsync(cancellationToken).ConfigureAwait(false);
        }

        var (picture, isSettled) = await PictureAsync(cancellationToken).ConfigureAwait(false);
        _emit(new DesktopActed
        {
            Agent = _desktop.Agent,
            Tool = BrowserTool.Name,
            Number = ++_count,
            What = PlainText.Short(acted.What, 200),
            Action = acted.Action,
            Fault = acted.Fault,
            Settled = isSettled,
            Frame = picture,
            Elapsed = acted.Elapsed,
        });
    }

    // Waiting for no time at all still waits until the picture has come to rest.
    private async Task<(string? Hash, bool IsSettled)> PictureAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_desktop.Current is { } desktop)
            {
                var seen = await desktop.PerformAsync(new Wait(TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
                return (_frames.Record(seen.Frame, _desktop.Agent, _emit), seen.Settled);
            }
        }
        catch (DesktopException)
        {
            // The next action says that the desktop is gone.
        }

        return (null, false);
    }
}
