using MassGen.Sandbox;

namespace MassGen.Desktop;

/// <summary>
/// Desktops of one kind, one of which is ready before it is asked for. Each is given away once and never taken back, so that nothing of one
/// owner reaches the next, and whoever lost a desktop waits for nothing.
/// </summary>
public sealed class DesktopPool : IAsyncDisposable
{
    // A start takes all processors; the one that was given away is to show its first picture before.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(250);
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Func<CancellationToken, Task<DesktopSession>> _open;
    private Task<DesktopSession>? _ready;
    private bool _isDisposed;

    /// <summary>A pool with nothing in it yet.</summary>
    /// <param name="provider">Where sandboxes come from; it stays its owner's.</param>
    /// <param name="image">The image's name.</param>
    /// <param name="options">What the desktops are like.</param>
    /// <param name="files">Files for their workspaces.</param>
    /// <param name="time">The clock.</param>
    public DesktopPool(ISandboxProvider provider, string image, DesktopOptions options, IReadOnlyList<SandboxFile> files, TimeProvider time)
    {
        _time = time;
        _open = cancellationToken => Desktops.OpenAsync(provider, image, options, files, time, cancellationToken);
    }

    /// <summary>Starts a desktop ahead and waits until it is ready.</summary>
    /// <param name="cancellationToken">Stops waiting, not starting.</param>
    /// <exception cref="DesktopException">It could not be started.</exception>
    /// <exception cref="SandboxException">There is no engine or no image.</exception>
    public Task WarmAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _ready ??= StartAsync(TimeSpan.Zero);
            return _ready.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Gives away the desktop that is ready, or opens one; and begins to start the next.</summary>
    /// <inheritdoc cref="WarmAsync"/>
    public async Task<DesktopSession> OpenAsync(CancellationToken cancellationToken)
    {
        if (Take() is { } warm)
        {
            await ((Task)warm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (warm.IsCompletedSuccessfully && warm.Result.IsUsable)
                return warm.Result;
            await EndAsync(warm).ConfigureAwait(false);
        }

        return await _open(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the desktop that is ready; those that were given away are their owners'.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<DesktopSession>? ready;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            (_isDisposed, ready, _ready) = (true, _ready, null);
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        if (ready is not null)
            await EndAsync(ready).ConfigureAwait(false);
        _ended.Dispose();
    }

    private Task<DesktopSession>? Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var ready = _ready;
            _ready = StartAsync(Courtesy);
            return ready;
        }
    }

    private async Task<DesktopSession> StartAsync(TimeSpan after)
    {
        await Task.Yield();
        await Task.Delay(after, _time, _ended.Token).ConfigureAwait(false);
        return await _open(_ended.Token).ConfigureAwait(false);
    }

    private static async Task EndAsync(Task<DesktopSession> warm)
    {
        await ((Task)warm).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (warm.IsCompletedSuccessfully)
            await warm.Result.DisposeAsync().ConfigureAwait(false);
    }
}
