using System.Collections.Concurrent;
using System.Globalization;
using MassGen.Configuration;
using MassGen.Events;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>A server for as long as the agent runs: connected with patience, started again when it was lost, given up when it must be.</summary>
internal sealed class ServerConnection(McpServerConfig config, string agent, ServerSurroundings around, Action<RunEvent> emit) : IAsyncDisposable
{
    private const int Attempts = 3;
    private readonly CircuitBreaker _breaker = new(around.Time);
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<string, bool> _told = new();
    private readonly ConcurrentQueue<RunEvent> _news = new();

    // Servers that went down together are not to be asked again all at the same moment.
    private readonly Random _jitter = new(agent.Concat(config.Name).Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));
    private ServerSession? _session;
    private bool _hasTried;
    private bool _isDisposed;

    public McpServerConfig Config => config;

    /// <summary>The tools it has, by the last list; empty when the server could not be had.</summary>
    public IReadOnlyList<Tool> Tools { get; private set; } = [];

    /// <summary>Whether the server was there at least once.</summary>
    public bool WasConnected { get; private set; }

    /// <summary>Connects at the first turn, and asks for new tools at the later ones. A server that cannot be had is told, not thrown.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hasTried)
                await ConnectFirstAsync(cancellationToken).ConfigureAwait(false);
            else if (_session is { IsLost: false, MayHaveNewTools: true } session)
                await RefreshAsync(session, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Tells what happened since the last time.</summary>
    public void TellNews()
    {
        while (_news.TryDequeue(out var news))
            emit(news);
    }

    /// <summary>Tells something once a run.</summary>
    public void TellOnce(string code, string message)
    {
        if (_told.TryAdd(code + message, true))
            _news.Enqueue(new RunWarning { Agent = agent, Code = code, Message = message });
    }

    /// <exception cref="McpToolException">The model is to be told why there is no result.</exception>
    public async Task<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        var session = await EnsureAsync(cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(config.Timeout, around.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var result = await session.CallAsync(tool, arguments, linked.Token).ConfigureAwait(false);
            _breaker.Succeeded();
            return result;
        }
        catch (McpException refusal)
        {
            throw new McpToolException($"The server '{config.Name}' refused the call: {ToolRefusal.Words(refusal)}", refusal);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new McpToolException(string.Create(
                CultureInfo.InvariantCulture, $"It gave no answer within {config.Timeout.TotalSeconds:0.##} seconds and was cancelled."));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await LoseAsync(session, failure).ConfigureAwait(false);
            throw new McpToolException(
                $"The server '{config.Name}' broke off before it answered. It is started again at the next call of one of its tools.", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            if (_session is { } session)
                await session.DisposeAsync().ConfigureAwait(false);
            _session = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task ConnectFirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (McpServerException failure)
        {
            TellOnce(
                failure.Code, $"The agent goes on without the MCP server '{config.Name}' ({config.Position}): {failure.Message}");
        }

        _hasTried = true;
    }

    private async Task<ServerSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var started = around.Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Every second attempt does without the question that some older servers cannot bear.
                var session = await ServerSession.OpenAsync(config, around, mayProbe: attempt != 2, cancellationToken).ConfigureAwait(false);
                Take(session);
                _news.Enqueue(ToEvent(around.Time.GetElapsedTime(started)));
                return session;
            }
            catch (McpServerException failure)
            {
                _breaker.Failed();
                if (attempt == Attempts || !failure.IsRetryable)
                    throw;
            }

            var delay = TimeSpan.FromSeconds(0.5 * (1 << (attempt - 1))) * (1.1 + (0.2 * _jitter.NextDouble()));
            await Task.Delay(delay, around.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Take(ServerSession session)
    {
        (_session, Tools, WasConnected) = (session, session.Tools, true);
    }

    private McpConnected ToEvent(TimeSpan elapsed) => new()
    {
        Agent = agent,
        Server = config.Name,
        Transport = config.Transport == McpTransport.Stdio ? "stdio" : "streamable-http",
        Tools = [.. OfferedTools.Of(config, Tools).Tools.Select(tool => ToolNames.Prefixed(config.Name, tool.Name))],
        Elapsed = elapsed,
    };

    private async Task RefreshAsync(ServerSession session, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ServerSession.ConnectWait, around.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await session.RefreshAsync(linked.Token).ConfigureAwait(false);
            Tools = session.Tools;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await DropAsync(session, failure).ConfigureAwait(false);
        }
    }

    private async Task<ServerSession> EnsureAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_session is { IsLost: true } lost)
                await DropAsync(lost, null).ConfigureAwait(false);
            return _session ?? await ConnectAgainAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
            TellNews();
        }
    }

    private async Task<ServerSession> ConnectAgainAsync(CancellationToken cancellationToken)
    {
        if (_breaker.Remaining is { Ticks: > 0 } pause)
        {
            throw new McpToolException(string.Create(
                CultureInfo.InvariantCulture,
                $"The server '{config.Name}' failed several times in a row and is left alone for {Math.Ceiling(pause.TotalSeconds):0} seconds more."));
        }

        try
        {
            return await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (McpServerException failure)
        {
            TellOnce(failure.Code, $"The MCP server '{config.Name}' could not be started again: {failure.Message}");
            throw new McpToolException($"The server '{config.Name}' could not be started again.", failure);
        }
    }

    private async Task LoseAsync(ServerSession session, Exception failure)
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await DropAsync(session, failure).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
            TellNews();
        }
    }

    // Several calls may see the same end; only the first one is news.
    private async Task DropAsync(ServerSession session, Exception? failure)
    {
        if (_session != session)
            return;
        _session = null;
        _breaker.Failed();
        await session.DisposeAsync().ConfigureAwait(false);
        var how = await session.HowLostAsync(failure).ConfigureAwait(false);
        if (_told.TryAdd(McpCodes.Lost, true))
        {
            _news.Enqueue(new RunWarning
            {
                Agent = agent,
                Code = McpCodes.Lost,
                Message = $"The MCP server '{config.Name}' was lost: {how} It is started again at the next call of one of its tools.",
            });
        }
    }
}
