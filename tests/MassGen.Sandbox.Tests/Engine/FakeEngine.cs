using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using MassGen.Sandbox.Docker;
using MassGen.Sandbox.Engine;
using MassGen.Testing;

namespace MassGen.Sandbox.Tests.Engine;

/// <summary>
/// An engine that says what the test wants, byte for byte. Each answer belongs to the beginning of a request line; a connection
/// whose answer ends with <see cref="Hold"/> stays open until the end.
/// </summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    public const string Hold = "\u0001hold";

    private readonly TempFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _connections = [];
    private readonly List<(string Request, byte[] Answer, bool Hold)> _answers = [];
    private readonly Task _accepting;

    public FakeEngine()
    {
        Path = System.IO.Path.Combine(_folder.Path, "engine.sock");
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _accepting = AcceptAsync();
        Answer("", "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        Answer("GET /_ping", "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nConnection: close\r\nContent-Length: 2\r\n\r\nOK");
        Answer("GET /v1.41/containers/json", Ok("[]"));
        Answer("GET /v1.41/info", Ok("""{"InitBinary":"i","MemoryLimit":true,"PidsLimit":true,"CpuCfsQuota":true,"SecurityOptions":["name=seccomp"]}"""));
        Answer("GET /v1.41/images/", Ok("""{"Id":"sha256:1","Size":1}"""));
        Answer("POST /v1.41/containers/create", Ok("""{"Id":"c1","Warnings":["no swap"]}"""));
        Answer("POST /v1.41/containers/c1/attach", "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n\u0001\0\0\0\0\0\0\u0001\n" + Hold);
        Answer("POST /v1.41/containers/c1/start", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        Answer("POST /v1.41/containers/c1/kill", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        Answer("DELETE /v1.41/containers/", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        Answer("POST /v1.41/containers/c1/exec", Ok("""{"Id":"e1"}"""));
    }

    public string Path { get; }

    /// <summary>The first lines of all requests so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static string Ok(string json) => $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    public void Answer(string request, string answer) =>
        _answers.Insert(0, (request, Encoding.Latin1.GetBytes(answer.Replace(Hold, "", StringComparison.Ordinal)), answer.EndsWith(Hold, StringComparison.Ordinal)));

    public EngineConnection Connect(TimeProvider? time = null, double limitSeconds = 30) =>
        new(new EngineEndpoint(Path, "test"), time ?? TimeProvider.System)
        {
            CallLimit = TimeSpan.FromSeconds(limitSeconds),
            QuietLimit = TimeSpan.FromSeconds(limitSeconds),
        };

    public Task<ContainerSandboxProvider> OpenAsync(TimeProvider? time = null, double limitSeconds = 30) =>
        ContainerSandboxProvider.OpenAsync(EngineKind.Docker, Connect(time, limitSeconds), runtime: null, time ?? TimeProvider.System, default);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stopped.SetResult();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptAsync(_stop.Token)));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>Reads a whole request, body included: closing a socket with unread bytes would take the answer away again.</summary>
    private async Task<string?> ReadRequestAsync(Socket socket, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(filled), _stop.Token);
            filled += count;
            var text = Encoding.Latin1.GetString(buffer, 0, filled);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (count == 0)
                return null;
            if (end >= 0 && IsWhole(text, end + 4))
                return text.Split("\r\n")[0];
        }
    }

    private static bool IsWhole(string text, int body)
    {
        var head = text[..body];
        var length = Regex.Match(head, "Content-Length: (\\d+)", RegexOptions.IgnoreCase);
        if (length.Success)
            return text.Length >= body + int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture);
        return !head.Contains("chunked", StringComparison.OrdinalIgnoreCase) || text.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[256 * 1024];
                if (await ReadRequestAsync(socket, buffer) is not { } line)
                    return;
                Requests.Enqueue(line);
                var (_, answer, hold) = _answers.First(entry => line.StartsWith(entry.Request, StringComparison.Ordinal));
                await socket.SendAsync(answer, _stop.Token);
                while (hold && await socket.ReceiveAsync(buffer, _stop.Token) > 0)
                {
                    // What it is told is of no interest.
                }

                if (hold)
                    await _stopped.Task;
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException)
            {
                // The other side went, or the test is over.
            }
        }
    }
}
