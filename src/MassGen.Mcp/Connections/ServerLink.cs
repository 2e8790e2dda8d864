using MassGen.Configuration;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>The way to a server before anybody spoke: a started program with its streams, or an HTTP address.</summary>
internal sealed class ServerLink : IAsyncDisposable
{
    private readonly HttpClient? _http;

    private ServerLink(IClientTransport transport, SecretText secrets, IMcpProcess? process, HttpClient? http)
    {
        (Transport, Secrets, Process, _http) = (transport, secrets, process, http);
    }

    public IClientTransport Transport { get; }

    public SecretText Secrets { get; }

    public IMcpProcess? Process { get; }

    /// <summary>The last lines the server wrote, as the end of a message.</summary>
    public string LastLines => Process is null ? "" : Secrets.LastLines(Process.ErrorTail);

    /// <exception cref="McpServerException">A variable is not set, or the program cannot be started.</exception>
    public static async Task<ServerLink> OpenAsync(
        McpServerConfig config, ServerSurroundings around, bool mayProbe, CancellationToken cancellationToken)
    {
        var placeholders = new Placeholders(config, around.Lookup);
        if (config.Transport == McpTransport.StreamableHttp)
            return OverHttp(config, around, placeholders);
        var program = placeholders.Program();
        var secrets = new SecretText(program.Environment.Values.Concat(placeholders.Used));
        var process = await around.Launcher.StartAsync(program, cancellationToken).ConfigureAwait(false);
        IClientTransport streams = new StreamClientTransport(process.Input, new LineLimitStream(process.Output));
        return new(mayProbe ? streams : new HandshakeTransport(streams), secrets, process, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
            await Process.DisposeAsync().ConfigureAwait(false);
        _http?.Dispose();
    }

    private static ServerLink OverHttp(McpServerConfig config, ServerSurroundings around, Placeholders placeholders)
    {
        var headers = placeholders.Headers();

        // Calls have their own limit, and one that this client does not know.
        var http = new HttpClient(new RedirectsWithin(around.Edge), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new HttpClientTransportOptions
        {
            Endpoint = config.Url ?? throw new McpServerException(McpCodes.NotConnected, "it has no url.", isRetryable: false),
            Name = config.Name,
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = headers,

            // What a server would say there unasked, a new list of tools, is asked for at each turn instead.
            EnableStandaloneGetStream = false,
        };
        return new(new HttpClientTransport(options, http), new SecretText(headers.Values.Concat(placeholders.Used)), null, http);
    }
}
