using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;

namespace MassGen.Desktop.Browser;

/// <summary>Something the browser tells by itself.</summary>
internal sealed record BrowserEvent(string Method, JsonElement Parameters, string? Session);

/// <summary>The browser refuses a command, or is gone.</summary>
internal sealed class DevToolsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// A connection to a browser's DevTools: commands with their answers, and events in their order. One web socket to the browser serves all tabs.
/// </summary>
internal sealed class DevTools : IAsyncDisposable
{
    // A picture of the largest screen has fewer bytes.
    private const int LongestMessage = 64 * 1024 * 1024;

    private readonly HttpMessageInvoker _invoker;
    private readonly ClientWebSocket _socket;
    private readonly Action<BrowserEvent> _tell;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private int _last;
    private volatile bool _hasEnded;

    private DevTools(HttpMessageInvoker invoker, ClientWebSocket socket, DevToolsTarget target, Action<BrowserEvent> tell)
    {
        (_invoker, _socket, Target, _tell) = (invoker, socket, target, tell);
        _reading = ReadAsync();
    }

    /// <summary>What is talked to, as the browser described it before.</summary>
    public DevToolsTarget Target { get; }

    /// <summary>Whether the browser still answers.</summary>
    public bool IsUsable => !_hasEnded;

    /// <summary>Connects to a browser, or to one of its pages.</summary>
    /// <param name="connect">Gives a connection to the port of its DevTools.</param>
    /// <param name="find">Finds what is to be talked to.</param>
    /// <param name="tell">Told of events, one after the other; must not block.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="DevToolsException">No browser answers.</exception>
    /// <exception cref="DesktopException">The desktop was lost, or nothing listens.</exception>
    public static async Task<DevTools> ConnectAsync(
        Func<CancellationToken, Task<Stream>> connect,
        Func<HttpMessageInvoker, CancellationToken, Task<DevToolsTarget>> find,
        Action<BrowserEvent> tell,
        CancellationToken cancellationToken)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = (_, token) => new ValueTask<Stream>(connect(token)),
        };
        var invoker = new HttpMessageInvoker(handler);
        var socket = new ClientWebSocket();
        try
        {
            var target = await find(invoker, cancellationToken).ConfigureAwait(false);
            await socket.ConnectAsync(target.Socket, invoker, cancellationToken).ConfigureAwait(false);
            return new DevTools(invoker, socket, target, tell);
        }
        catch (Exception failure)
        {
            socket.Dispose();
            invoker.Dispose();
            var cause = failure.InnerException as DesktopException ?? failure.InnerException?.InnerException as DesktopException;
            throw cause ?? (failure is HttpRequestException or WebSocketException or JsonException or IOException
                ? new DevToolsException($"The browser does not answer: {failure.Message}", failure)
                : failure);
        }
    }

    /// <summary>Gives a command and waits for its answer.</summary>
    /// <param name="method">The command, for example <c>Page.navigate</c>.</param>
    /// <param name="parameters">What belongs to it.</param>
    /// <param name="session">The tab's session; null for the browser itself.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DevToolsException">The browser refuses, or is gone.</exception>
    public async Task<JsonElement> CallAsync(string method, JsonObject? parameters, string? session, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _last);
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            command["sessionId"] = session;
        }

        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        try
        {
            await SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), cancellationToken).ConfigureAwait(false);
            return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _socket.Dispose();
        _invoker.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync(byte[] command, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_hasEnded)
            {
                throw new DevToolsException("The browser has ended.");
            }

            // Not cancelled in the middle: half a command would end the connection for all.
            await _socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw new DevToolsException("The browser has ended.", gone);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (message.Length < LongestMessage)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(message.GetBuffer().AsSpan(0, (int)message.Length));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or JsonException)
        {
            // Whoever waits is told below.
        }

        _hasEnded = true;
        foreach (var (_, answer) in _waiting)
        {
            answer.TrySetException(new DevToolsException("The browser has ended."));
        }
    }

    // Titles, dialogs and texts are the page's, which may cut them where it likes.
    private void Take(ReadOnlySpan<byte> message)
    {
        var root = JsonReading.Parse(message);
        if (!root.TryGetProperty("id", out var id))
        {
            _tell(new BrowserEvent(
                root.GetProperty("method").GetString()!, root.GetProperty("params"), root.TryGetProperty("sessionId", out var session) ? session.GetString() : null));
        }
        else if (_waiting.TryGetValue(id.GetInt32(), out var answer))
        {
            _ = root.TryGetProperty("error", out var error)
                ? answer.TrySetException(new DevToolsException(error.GetProperty("message").GetString()!))
                : answer.TrySetResult(root.GetProperty("result"));
        }
    }
}
