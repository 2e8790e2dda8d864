namespace MassGen.Desktop;

/// <summary>
/// Where desktops of one kind come from, one of which can be made ready before it is asked for. Each is given away once and never taken
/// back, so that nothing of one owner reaches the next.
/// </summary>
/// <param name="open">Opens a desktop.</param>
public sealed class DesktopPool(Func<CancellationToken, Task<IDesktop>> open) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private Task<IDesktop>? _ready;
    private bool _isDisposed;

    /// <summary>Starts a desktop ahead, unless one is ready or on its way. Whoever asks for one is told if that fails.</summary>
    /// <returns>Completes when it is ready; faulted when it could not be started, which nobody needs to look at.</returns>
    public Task WarmAsync()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _ready ??= Task.Run(() => open(_ended.Token));
        }
    }

    /// <summary>Gives away the desktop that is ready or on its way, else opens one.</summary>
    /// <param name="cancellationToken">Stops waiting; what was started ahead is kept.</param>
    /// <exception cref="DesktopException">It could not be started.</exception>
    public async Task<IDesktop> OpenAsync(CancellationToken cancellationToken)
    {
        Task<IDesktop>? warm;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            warm = _ready;
        }

        if (warm is not null)
        {
            await ((Task)warm).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(warm) && await UsableAsync(warm).ConfigureAwait(false) is { } desktop)
                return desktop;
        }

        return await open(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the desktop that is ready; those that were given away are their owners'.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<IDesktop>? ready;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            (_isDisposed, ready, _ready) = (true, _ready, null);
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        if (ready is not null && await UsableAsync(ready).ConfigureAwait(false) is { } unused)
            await unused.DisposeAsync().ConfigureAwait(false);
        _ended.Dispose();
    }

    private bool TryTake(Task<IDesktop> warm)
    {
        lock (_gate)
        {
            if (_ready != warm)
                return false;
            _ready = null;
            return true;
        }
    }

    // One that was lost meanwhile is of no use to anybody.
    private static async Task<IDesktop?> UsableAsync(Task<IDesktop> warm)
    {
        await ((Task)warm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!warm.IsCompletedSuccessfully)
            return null;
        var desktop = await warm.ConfigureAwait(false);
        if (desktop.IsUsable)
            return desktop;
        await desktop.DisposeAsync().ConfigureAwait(false);
        return null;
    }
}
