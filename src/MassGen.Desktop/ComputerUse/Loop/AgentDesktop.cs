using MassGen.Events;

namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// The desktop of one agent: opened when it is first needed, replaced when it was lost, closed with the agent. All tools of the agent that
/// work on a screen share it, and no other agent has it.
/// </summary>
/// <param name="agent">The agent's id.</param>
/// <param name="open">Opens a desktop.</param>
/// <param name="emit">Appends an event to the run's log.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentDesktop(string agent, Func<CancellationToken, Task<IDesktop>> open, Action<RunEvent> emit, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IDesktop? _desktop;
    private Task _leaving = Task.CompletedTask;
    private bool _isDisposed;

    /// <summary>Brings the desktop's files and the agent's in step; null where there are none.</summary>
    public Func<IDesktop, CancellationToken, Task>? Synchronise { get; init; }

    /// <summary>The agent's id.</summary>
    public string Agent => agent;

    /// <summary>The desktop that there is, or null before the first use and after a loss.</summary>
    public IDesktop? Current => _desktop is { IsUsable: true } usable ? usable : null;

    /// <summary>Why the desktop was lost, after a loss and before the next use; null otherwise, or where nobody knows.</summary>
    public string? LostBecause => _desktop?.LostBecause;

    /// <summary>A desktop that can be used.</summary>
    /// <exception cref="DesktopException">It cannot be had.</exception>
    public async Task<IDesktop> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_desktop is { IsUsable: true } usable)
            {
                return usable;
            }

            Leave();
            return await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Brings files in step, where there is a desktop.</summary>
    public Task SynchroniseAsync(CancellationToken cancellationToken) =>
        Current is { } desktop && Synchronise is { } synchronise ? synchronise(desktop, cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            if (_desktop is { } desktop)
            {
                _desktop = null;
                await desktop.DisposeAsync().ConfigureAwait(false);
            }

            await _leaving.ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    // What replaces it need not wait until everything of it is gone.
    private void Leave()
    {
        if (_desktop is not { } lost)
        {
            return;
        }

        _desktop = null;
        emit(new DesktopLost { Agent = agent, Reason = lost.LostBecause is { Length: > 0 } why ? $"{char.ToUpperInvariant(why[0])}{why[1..]}." : "Nobody knows why." });
        _leaving = Task.WhenAll(_leaving, lost.DisposeAsync().AsTask());
    }

    private async Task<IDesktop> OpenAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var desktop = await open(cancellationToken).ConfigureAwait(false);
        try
        {
            var frame = await desktop.CaptureAsync(cancellationToken).ConfigureAwait(false);
            emit(new DesktopReady
            {
                Agent = agent,
                Width = frame.Size.Width,
                Height = frame.Size.Height,
                Elapsed = time.GetElapsedTime(began),
                Sandbox = desktop.Timings?.Sandbox,
                Screen = desktop.Timings?.Screen,
                Painted = desktop.Timings?.Painted,
            });
            return _desktop = desktop;
        }
        catch
        {
            await desktop.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
