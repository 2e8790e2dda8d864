using System.Diagnostics;
using System.Text.Json;
using MassGen.Docs.Site.Measuring;
using MassGen.Providers;
using Microsoft.Extensions.AI;

namespace MassGen.Benchmarks;

/// <summary>What reading an answer through a provider's client costs, against a bare HTTP client that parses the same stream.</summary>
internal static class StreamBenchmark
{
    private const int Pieces = 100_000;
    private const int Rounds = 7;
    private const int Calls = 1_000;
    private const int WarmUps = 400;
    private const int Streams = 64;
    private const int PiecesOfEach = 2_000;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        Environment.SetEnvironmentVariable("XAI_API_KEY", "scripted");
        using var server = new StreamServer();
        using var edge = new SocketsHttpHandler { UseCookies = false };
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var clients = new Dictionary<int, IChatClient>();
        Task<TimeSpan> Ours(int pieces) => OursAsync(Client(edge, server, clients, pieces), pieces);
        Task<TimeSpan> Peer(int pieces) => PeerAsync(http, server.AddressOf(pieces), pieces);
        return
        [
            await PacedAsync("stream.first-token", "until the first word of an answer", "ms", "ratio <= 1.15", Calls, WarmUps, async read => (await read(1)).TotalMilliseconds, Ours, Peer),
            await PacedAsync("stream.throughput", "pieces of a stream of 100,000 a second", "pieces/s", "ratio >= 0.6", Rounds, 1, async read => Pieces / await SecondsAsync(() => read(Pieces)), Ours, Peer),
            await PacedAsync("stream.allocated", "bytes allocated for a piece", "bytes", "ours <= 1024", Rounds, 1, AllocatedAsync, Ours, Peer),
            await PacedAsync("stream.slowest-of-64", "the slowest of 64 streams at once", "ms", "ratio <= 1.7", Rounds, 1, SlowestAsync, Ours, Peer),
        ];
    }

    private static async Task<Measured> PacedAsync(
        string name, string what, string unit, string goal, int rounds, int warmUps, Func<Func<int, Task<TimeSpan>>, Task<double>> measure, Func<int, Task<TimeSpan>> ours, Func<int, Task<TimeSpan>> peer)
    {
        List<double> our = [], their = [];
        for (var round = -warmUps; round < rounds; round++)
        {
            // Who goes second finds the caches warm.
            var isOursFirst = round % 2 == 0;
            var first = await measure(isOursFirst ? ours : peer);
            var second = await measure(isOursFirst ? peer : ours);
            if (round >= 0)
            {
                our.Add(isOursFirst ? first : second);
                their.Add(isOursFirst ? second : first);
            }
        }

        return Figure.Of(name, what, "a bare HTTP client that parses the same stream", our, their, unit, goal);
    }

    private static async Task<double> SecondsAsync(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // The server's own allocations stand on both sides; it allocates once for a stream, not for a piece.
    private static async Task<double> AllocatedAsync(Func<int, Task<TimeSpan>> read)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await read(Pieces);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Pieces;
    }

    private static async Task<double> SlowestAsync(Func<int, Task<TimeSpan>> read) =>
        1000 * (await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => SecondsAsync(() => Task.Run(() => read(PiecesOfEach)))))).Max();

    // One for all calls, as an agent has it; the peer's is shared as well.
    private static IChatClient Client(HttpMessageHandler edge, StreamServer server, Dictionary<int, IChatClient> clients, int pieces)
    {
        lock (clients)
        {
            return clients.TryGetValue(pieces, out var made) ? made : clients[pieces] = ChatClientFactory.Create(
                new ModelEndpoint("grok", "grok-4.3", null, server.AddressOf(pieces), "a", new ChatParameters(), "a"), edge);
        }
    }

    private static async Task<TimeSpan> OursAsync(IChatClient client, int pieces)
    {
        var (began, first, read) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0);
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Why?")]))
        {
            if (update.Text.Length > 0 && read++ == 0)
            {
                first = Stopwatch.GetElapsedTime(began);
            }
        }

        return Checked(first, read, pieces);
    }

    private static async Task<TimeSpan> PeerAsync(HttpClient http, Uri address, int pieces)
    {
        var (began, first, read) = (Stopwatch.GetTimestamp(), TimeSpan.Zero, 0);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { model = "grok-4.3", stream = true, messages = new[] { new { role = "user", content = "Why?" } } });
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/chat/completions") { Content = new ByteArrayContent(body) };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal) && HasText(line) && read++ == 0)
            {
                first = Stopwatch.GetElapsedTime(began);
            }
        }

        return Checked(first, read, pieces);
    }

    private static bool HasText(string line)
    {
        using var chunk = JsonDocument.Parse(line.AsMemory(6));
        return chunk.RootElement.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out var text) && text.GetString() is { Length: > 0 };
    }

    private static TimeSpan Checked(TimeSpan first, int read, int pieces) =>
        read >= pieces ? first : throw new InvalidOperationException($"{read} of {pieces} pieces were read.");
}
