using System.Collections.Concurrent;
using System.Net.Sockets;
using MassGen.Testing;

namespace MassGen.Desktop.Tests;

/// <summary>The engine of this machine at a second socket, whose connections can be cut as the engine's end would cut them.</summary>
internal sealed class EngineGate : IAsyncDisposable
{
    private const string Engine = "/var/run/docker.sock";
    private readonly TempFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _open = [];
    private readonly Task _accepting;

    public EngineGate()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.Path, "engine.sock")));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The variables that lead here.</summary>
    public string? Variable(string name) => name == "DOCKER_HOST" ? $"unix://{_folder.Path}/engine.sock" : null;

    /// <summary>Ends all connections there are; new ones go through.</summary>
    public void Cut()
    {
        while (_open.TryTake(out var socket))
            socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Cut();
        await _accepting;
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptAsync()));
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket near)
    {
        var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _open.Add(near);
        _open.Add(far);
        try
        {
            await far.ConnectAsync(new UnixDomainSocketEndPoint(Engine));
            await Task.WhenAll(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // It was cut, or one side went.
        }
    }

    // The end of one side's words is no more than that.
    private static async Task CopyAsync(Socket from, Socket to)
    {
        await using var source = new NetworkStream(from);
        await using var target = new NetworkStream(to);
        await source.CopyToAsync(target);
        to.Shutdown(SocketShutdown.Send);
    }
}
