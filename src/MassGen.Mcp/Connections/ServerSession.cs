using System.Globalization;
using MassGen.Configuration;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>One life of a server: from the first message to the end of its program or connection.</summary>
internal sealed class ServerSession : IAsyncDisposable
{
    /// <summary>How long a server may take until it has answered and listed its tools; the Python project's figure.</summary>
    public static readonly TimeSpan ConnectWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly McpClient _client;
    private readonly ServerLink _link;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private Task _farewell = Task.CompletedTask;
    private volatile bool _hasNewTools;
    private volatile bool _isBroken;

    private ServerSession(McpClient client, ServerLink link, TimeProvider time)
    {
        (_client, _link, _time) = (client, link, time);
        _client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            _hasNewTools = true;
            return default;
        });
    }

    /// <summary>The server's tools as it listed them last.</summary>
    public IReadOnlyList<Tool> Tools { get; private set; } = [];

    /// <summary>Whether nobody is there any more.</summary>
    public bool IsLost => _isBroken || _client.Completion.IsCompleted || _link.Process is { Ended.IsCompleted: true };

    /// <summary>Whether the tools may be others now. A server that says so unasked cannot always reach us, so those who might are asked.</summary>
    public bool MayHaveNewTools => _hasNewTools || _client.ServerCapabilities?.Tools?.ListChanged == true;

    /// <exception cref="McpServerException">It cannot be had; the message has the reason and the last lines it wrote.</exception>
    public static async Task<ServerSession> OpenAsync(
        McpServerConfig config, ServerSurroundings around, bool mayProbe, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectWait, around.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        ServerLink? link = null;
        try
        {
            link = await ServerLink.OpenAsync(config, around, mayProbe, linked.Token).ConfigureAwait(false);
            return await GreetAsync(link, around.Time, linked.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            if (link is not null)
                await link.DisposeAsync().ConfigureAwait(false);
            if (failure is McpServerException || cancellationToken.IsCancellationRequested)
                throw;
            var why = failure is OperationCanceledException && limit.IsCancellationRequested
                ? string.Create(CultureInfo.InvariantCulture, $"it did not answer within {ConnectWait.TotalSeconds:0} seconds")
                : await WhyAsync(failure, link).ConfigureAwait(false);
            throw new McpServerException(McpCodes.NotConnected, $"{why}.{link?.LastLines}", failure is not RedirectRefusedException, failure);
        }
    }

    /// <summary>Asks for the tools again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        _hasNewTools = false;
        var tools = await _client.ListToolsAsync(cancellationToken: cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        Tools = [.. tools.Select(tool => tool.ProtocolTool)];
    }

    /// <summary>Calls a tool. When the token is cancelled the server is told, and nobody waits for it.</summary>
    public async Task<CallToolResult> CallAsync(
        string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        var call = new ToolCall(_client, tool, arguments);
        using var abandon = new CancellationTokenSource();
        try
        {
            // A message to a program is written to its end: half a line would spoil the next one.
            var answer = call.SendAsync(_link.Process is null ? abandon.Token : CancellationToken.None);
            return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            lock (_gate)
            {
                _farewell = Task.WhenAll(_farewell, CancelAsync(call));
            }

            await abandon.CancelAsync().ConfigureAwait(false);
            throw;
        }
        catch (Exception failure) when (failure is not McpException)
        {
            _isBroken = true;
            throw;
        }
    }

    /// <summary>How it was lost, after it was disposed: the end of a sentence, and the last lines it wrote.</summary>
    public async Task<string> HowLostAsync(Exception? failure) =>
        $"{await WhyAsync(failure, _link).ConfigureAwait(false)}.{_link.LastLines}";

    public async ValueTask DisposeAsync()
    {
        // A program first: the client cannot stop reading a pipe that nobody closes.
        if (_link.Process is not null)
            await _link.DisposeAsync().ConfigureAwait(false);
        try
        {
            await _farewell.WaitAsync(Patience, _time).ConfigureAwait(false);
            await _client.DisposeAsync().AsTask().WaitAsync(Patience, _time).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or HttpRequestException or OperationCanceledException)
        {
            // A server that does not take leave is left without.
        }

        await _link.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CancelAsync(ToolCall call)
    {
        using var limit = new CancellationTokenSource(Patience, _time);
        try
        {
            await call.CancelAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException or McpException)
        {
            // A server that cannot be told has ended, or answers soon and is not listened to.
        }
    }

    private static async Task<ServerSession> GreetAsync(ServerLink link, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = new McpClientOptions
        {
            ClientInfo = new Implementation { Name = "massgen", Version = typeof(ServerSession).Assembly.GetName().Version?.ToString(3) ?? "0" },
            InitializationTimeout = ConnectWait * 2,
        };
        var client = await McpClient.CreateAsync(link.Transport, options, null, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        var session = new ServerSession(client, link, time);
        await session.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    private static async Task<string> WhyAsync(Exception? failure, ServerLink? link)
    {
        var isEnd = failure is null or IOException or OperationCanceledException;
        if (isEnd && link?.Process is { } process)
            return "it " + await process.Ended.ConfigureAwait(false);
        const int Longest = 500;
        var words = (failure?.Message ?? "the connection ended").Trim().TrimEnd('.');
        words = link?.Secrets.Without(words) ?? words;
        return words.Length > Longest ? words[..Longest] + "…" : words;
    }
}
