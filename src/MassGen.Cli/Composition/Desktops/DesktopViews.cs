using MassGen.Cli.Displays;
using MassGen.Desktop;
using MassGen.Desktop.View;

namespace MassGen.Cli.Composition;

/// <summary>The live views of one run's desktops: one an agent, which goes on where its desktop was lost and replaced.</summary>
/// <param name="run">The run's folder, by which people know it.</param>
/// <param name="running">Where they are written down for <c>massgen desktop view</c>.</param>
/// <param name="tell">Told each link.</param>
/// <param name="time">The clock.</param>
internal sealed class DesktopViews(string run, RunningDesktops running, Action<string> tell, TimeProvider time) : IAsyncDisposable
{
    private readonly Dictionary<string, Shown> _shown = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Shows an agent's desktop from now on. A run goes on also where it cannot be shown.</summary>
    public async Task ShowAsync(string agent, IDesktop desktop, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_shown.TryGetValue(agent, out var known))
            {
                known.Desktop = desktop;
                return;
            }

            var shown = new Shown { Desktop = desktop };
            shown.View = await LiveView.StartAsync(
                token => shown.Desktop.ConnectAsync(DesktopPorts.View, token), new LiveViewOptions { Name = agent }, time, cancellationToken);
            _shown[agent] = shown;
            shown.Note = running.Keep(new RunningDesktop(agent, run, shown.View.Address, shown.View.Key, Environment.ProcessId));
            tell($"Watch the desktop of {SafeText.Line(agent)}: {shown.View.NewLink()}");
        }
        catch (Exception failure) when (failure is DesktopException or IOException or UnauthorizedAccessException)
        {
            tell($"The desktop of {SafeText.Line(agent)} cannot be watched: {failure.Message}");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var shown in _shown.Values)
        {
            if (shown.Note is { } note)
            {
                RunningDesktops.Forget(note);
            }

            await shown.View.DisposeAsync();
        }

        _gate.Dispose();
    }

    private sealed class Shown
    {
        public required IDesktop Desktop { get; set; }

        public LiveView View { get; set; } = null!;

        public string? Note { get; set; }
    }
}
