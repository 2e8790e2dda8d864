using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Pool;

namespace MassGen.Sandbox;

/// <summary>
/// A provider that has sandboxes ready before they are asked for: for each policy that was asked for once, another one is started
/// meanwhile. Each is given away once and never taken back, so that nothing of one owner reaches the next, and whoever must replace a
/// sandbox that had to be killed waits for nothing.
/// </summary>
public sealed class SandboxPool : ISandboxProvider
{
    private readonly Lock _gate = new();
    private readonly ISandboxProvider _provider;
    private readonly PoolLimits _limits;
    private readonly TimeProvider _time;
    private readonly LinkedList<WarmSandbox> _ready = new();
    private readonly HashSet<Task> _ending = [];
    private bool _isDisposed;

    /// <summary>A pool with nothing in it.</summary>
    /// <param name="provider">Where sandboxes come from; the pool's own from now on.</param>
    /// <param name="limits">How many are ready at most, and for how long.</param>
    /// <param name="time">The clock.</param>
    public SandboxPool(ISandboxProvider provider, PoolLimits limits, TimeProvider time) =>
        (_provider, _limits, _time) = (provider, limits, time);

    /// <inheritdoc/>
    public string Name => _provider.Name;

    /// <inheritdoc/>
    public SandboxCapabilities Capabilities => _provider.Capabilities;

    /// <summary>Gives away a sandbox that is ready, or starts one; and begins to start the next.</summary>
    /// <inheritdoc/>
    public async Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        cancellationToken.ThrowIfCancellationRequested();
        var key = PoolKey.Of(policy);
        while (Take(key) is { } warm)
        {
            if (await OpenAsync(warm, cancellationToken).ConfigureAwait(false) is not { } ready)
                continue;
            Fill(key, policy, _limits.Spare);
            if (ready is SandboxCore core)
                core.StartedIn = _time.GetElapsedTime(started);
            return ready;
        }

        var cold = await _provider.CreateAsync(policy, cancellationToken).ConfigureAwait(false);
        Fill(key, policy, _limits.Spare);
        return cold;
    }

    /// <summary>Starts sandboxes ahead and waits until they are ready.</summary>
    /// <param name="policy">What they may use.</param>
    /// <param name="count">How many; no more than the limit.</param>
    /// <param name="cancellationToken">Stops waiting, not starting.</param>
    /// <exception cref="SandboxException">One could not be started.</exception>
    public async Task WarmAsync(SandboxPolicy policy, int count, CancellationToken cancellationToken)
    {
        var key = PoolKey.Of(policy.Checked());
        Fill(key, policy, count);
        List<WarmSandbox> started;
        lock (_gate)
        {
            started = [.. _ready.Where(warm => warm.Key == key)];
        }

        await Task.WhenAll(started.Select(warm => warm.Sandbox)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends what is ready and what ends the sandboxes; those that were given away are their owners'.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Task> ending;
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            ending = [.. _ready.Select(EndAsync), .. _ending];
            _ready.Clear();
        }

        await Task.WhenAll(ending).ConfigureAwait(false);
        await _provider.DisposeAsync().ConfigureAwait(false);
    }

    private WarmSandbox? Take(PoolKey key)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var warm = _ready.FirstOrDefault(warm => warm.Key == key);
            if (warm is not null)
                _ready.Remove(warm);
            return warm;
        }
    }

    // What could not be started, ended meanwhile or has waited too long is passed over.
    private async Task<ISandbox?> OpenAsync(WarmSandbox warm, CancellationToken cancellationToken)
    {
        try
        {
            var sandbox = await warm.Sandbox.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (sandbox.IsUsable && _time.GetElapsedTime(warm.Started) < _limits.LongestWaitOf(warm.Policy))
                return sandbox;
        }
        catch (SandboxException)
        {
            // The one who asks starts another, and is told what is wrong if that fails as well.
        }
        catch (OperationCanceledException)
        {
            End(warm);
            throw;
        }

        End(warm);
        return null;
    }

    private void Fill(PoolKey key, SandboxPolicy policy, int count)
    {
        lock (_gate)
        {
            var missing = _isDisposed ? 0 : Math.Min(count, _limits.Most) - _ready.Count(warm => warm.Key == key);
            for (; missing > 0; missing--)
            {
                if (_ready.Count == _limits.Most && _ready.First(warm => warm.Key != key) is var oldest && _ready.Remove(oldest))
                    End(oldest);
                _ready.AddLast(new WarmSandbox(key, policy, StartAsync(policy), _time.GetTimestamp()));
            }
        }
    }

    // The first command of a sandbox costs more than the others, so it is run here.
    private async Task<ISandbox> StartAsync(SandboxPolicy policy)
    {
        await Task.Yield();
        var sandbox = await _provider.CreateAsync(policy, CancellationToken.None).ConfigureAwait(false);
        await sandbox.RunAsync(new() { Arguments = ["true"] }, CancellationToken.None).ConfigureAwait(false);
        return sandbox;
    }

    private void End(WarmSandbox warm)
    {
        var ending = EndAsync(warm);
        lock (_gate)
        {
            _ending.RemoveWhere(task => task.IsCompleted);
            _ending.Add(ending);
        }
    }

    private static async Task EndAsync(WarmSandbox warm)
    {
        await ((Task)warm.Sandbox).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (warm.Sandbox.IsCompletedSuccessfully)
            await warm.Sandbox.Result.DisposeAsync().ConfigureAwait(false);
    }
}
