using MassGen.Desktop.Browser;
using Microsoft.Extensions.AI;

namespace MassGen.Desktop;

/// <summary>
/// <c>browser_automation</c> for one agent: any model drives the browser of its desktop by CSS selectors. The tabs, what was typed and what
/// was logged in to stay from call to call. Where the desktop was replaced, the next call goes on in the new one.
/// </summary>
public sealed class BrowserTool : IAsyncDisposable
{
    /// <summary>The name that configurations give as <c>function</c>, as in the Python project.</summary>
    public const string Name = "browser_automation";

    private readonly Func<CancellationToken, Task<IDesktop>> _desktop;
    private readonly BrowserToolOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1);
    private BrowserDriver? _driver;
    private IDesktop? _last;
    private bool _isReplaced;

    /// <summary>The tool of an agent.</summary>
    /// <param name="desktop">Gives the agent's desktop, opened at its first use; another one where the last was lost.</param>
    /// <param name="options">How the browser may be used.</param>
    /// <param name="time">The clock.</param>
    public BrowserTool(Func<CancellationToken, Task<IDesktop>> desktop, BrowserToolOptions options, TimeProvider time)
    {
        (_desktop, _options, _time) = (desktop, options, time);
        Function = new BrowserFunction(this, options, time);
    }

    /// <summary>The function that the model calls. It answers whatever is sent; only cancellation is thrown.</summary>
    public AIFunction Function { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_driver is not null)
        {
            await _driver.DisposeAsync().ConfigureAwait(false);
        }

        _turn.Dispose();
    }

    /// <summary>Does one thing with the browser, after whatever is being done with it.</summary>
    internal async Task<T> UseAsync<T>(Func<BrowserDriver, Task<T>> use, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await use(await DriverAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (DevToolsException) when (_driver is { IsUsable: false })
        {
            throw new BrowserFaultException($"The browser has ended{(_last?.LostBecause is { } why ? $": {why}" : "")}. Call again: there will be a new one.");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Whether the browser is another one than that of the last call, told once.</summary>
    internal bool TakeReplaced()
    {
        var isReplaced = _isReplaced;
        _isReplaced = false;
        return isReplaced;
    }

    private async Task<BrowserDriver> DriverAsync(CancellationToken cancellationToken)
    {
        if (_driver is { IsUsable: true } usable)
        {
            return usable;
        }

        if (_driver is { } lost)
        {
            (_driver, _isReplaced) = (null, true);
            await lost.DisposeAsync().ConfigureAwait(false);
        }

        var desktop = _last = await _desktop(cancellationToken).ConfigureAwait(false);
        return _driver = await BrowserDriver
            .ConnectAsync(token => desktop.ConnectAsync(DesktopPorts.Browser, token), _options, _time, cancellationToken).ConfigureAwait(false);
    }
}
