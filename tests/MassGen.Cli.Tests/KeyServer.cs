using System.Net;
using System.Net.Sockets;

namespace MassGen.Cli.Tests;

/// <summary>A server that only tells with which key it was asked first, and refuses.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource<string> _authorization = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public KeyServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/v1");

    public Task<string> Authorization => _authorization.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                {
                    if (line.StartsWith("Authorization: ", StringComparison.OrdinalIgnoreCase))
                    {
                        _authorization.TrySetResult(line["Authorization: ".Length..]);
                    }
                }

                await client.GetStream().WriteAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
