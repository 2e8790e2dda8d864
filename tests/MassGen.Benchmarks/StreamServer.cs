using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MassGen.Benchmarks;

/// <summary>A provider that answers every request at once with a stream of as many pieces as the path says: <c>/100000/…</c>.</summary>
internal sealed class StreamServer : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private const string Piece =
        """data: {"id":"1","object":"chat.completion.chunk","model":"grok-4.3","choices":[{"index":0,"delta":{"role":"assistant","content":"word "}}]}""";

    private const string Last =
        """data: {"id":"1","model":"grok-4.3","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public StreamServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where a stream of so many pieces is.</summary>
    public Uri AddressOf(int pieces) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{pieces}/v1");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The benchmark is over.
        }
    }

    private static async Task AnswerAsync(Socket socket)
    {
        using var connection = socket;
        var pieces = await ReadAsync(connection);
        await connection.SendAsync(Encoding.UTF8.GetBytes(Head));
        var bundle = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Piece + "\n\n", Math.Min(pieces, 100))));
        for (var sent = 0; sent < pieces; sent += 100)
        {
            await connection.SendAsync(bundle);
        }

        await connection.SendAsync(Encoding.UTF8.GetBytes(Last));
        connection.Shutdown(SocketShutdown.Send);
    }

    // Reads one request to the end of its body, and gives the number that its path begins with.
    private static async Task<int> ReadAsync(Socket connection)
    {
        var buffer = new byte[1 << 16];
        var length = 0;
        while (true)
        {
            length += await connection.ReceiveAsync(buffer.AsMemory(length));
            var text = Encoding.Latin1.GetString(buffer, 0, length);
            var body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (body >= 4 && length >= body + ContentLength(text))
            {
                return int.Parse(text.Split('/')[1]);
            }
        }
    }

    private static int ContentLength(string head) =>
        int.Parse(head.Split("Content-Length: ", StringSplitOptions.None)[1].Split('\r')[0]);
}
