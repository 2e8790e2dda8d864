using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>
/// Makes the client begin with <c>initialize</c>. By itself it asks <c>server/discover</c> first (protocol 2026-07-28), and some older
/// servers end when the first message is any other than <c>initialize</c>.
/// </summary>
internal sealed class HandshakeTransport(IClientTransport inner) : IClientTransport
{
    public string Name => inner.Name;

    public async Task<ITransport> ConnectAsync(CancellationToken cancellationToken = default) =>
        new Session(await inner.ConnectAsync(cancellationToken).ConfigureAwait(false));

    private sealed class Session(ITransport inner) : ITransport
    {
        public string? SessionId => inner.SessionId;

        public ChannelReader<JsonRpcMessage> MessageReader => inner.MessageReader;

        public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default) =>
            message is JsonRpcRequest { Method: RequestMethods.ServerDiscover }
                ? throw new McpProtocolException("This connection begins with the handshake.", McpErrorCode.MethodNotFound)
                : inner.SendMessageAsync(message, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
