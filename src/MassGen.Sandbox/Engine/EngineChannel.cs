using System.Net.Security;
using System.Net.Sockets;

namespace MassGen.Sandbox.Engine;

/// <summary>One connection to an engine: over a Unix socket, over TCP, or over TCP with TLS.</summary>
internal sealed class EngineChannel : IAsyncDisposable
{
    private readonly Socket _socket;
    private Task _closing = Task.CompletedTask;

    private EngineChannel(Socket socket, Stream stream) => (_socket, Stream) = (socket, stream);

    /// <summary>What is spoken over it.</summary>
    public Stream Stream { get; }

    /// <exception cref="SandboxException">The certificates for TLS cannot be used.</exception>
    public static async Task<EngineChannel> OpenAsync(EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        // Before anything is opened: without certificates there is nothing to say.
        var handshake = endpoint.Host is { Certificates: { } certificates } named ? certificates.For(named.Name) : null;
        var socket = endpoint.Host is null
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (endpoint.Host is { } host)
                await socket.ConnectAsync(host.Name, host.Port, cancellationToken).ConfigureAwait(false);
            else
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(endpoint.SocketPath), cancellationToken).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (handshake is not null)
                stream = await EncryptAsync(stream, handshake, cancellationToken).ConfigureAwait(false);
            return new(socket, stream);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Ends our side only. Closing the whole stream would lose what the other side still has to say.</summary>
    public void CloseWrite()
    {
        if (Stream is SslStream encrypted)
        {
            _closing = encrypted.ShutdownAsync();
            return;
        }

        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The other side was faster.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Stream.DisposeAsync().ConfigureAwait(false);
        _socket.Dispose();
    }

    private static async Task<Stream> EncryptAsync(Stream stream, SslClientAuthenticationOptions handshake, CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(stream);
        try
        {
            await encrypted.AuthenticateAsClientAsync(handshake, cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
