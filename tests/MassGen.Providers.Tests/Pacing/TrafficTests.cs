using System.Collections.Concurrent;
using System.Net;
using MassGen.Providers.Http;
using MassGen.Providers.Pacing;
using MassGen.Providers.Tests.Wire;
using MassGen.Testing;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Pacing;

/// <summary>Many clients of one program, through a socket, with a clock that is turned by hand.</summary>
public sealed class TrafficTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly SocketsHttpHandler _edge = new();
    private readonly ManualTime _time = new();
    private readonly Traffic _traffic;
    private readonly ConcurrentQueue<RetryNotice> _notices = [];

    public TrafficTests() => _traffic = new Traffic(_time);

    public void Dispose() => _edge.Dispose();

    private IChatClient Client(LoopbackServer server, string agent, RateLimits? limits = null, string key = "test-key") => ChatClientFactory.Create(
        Fixtures.Endpoint(server.BaseUrl, agent: agent) with { Limits = limits, ApiKey = key }, _edge,
        new ChatPipeline { Time = _time, Random = new Random(1), Traffic = _traffic, OnRetry = _notices.Enqueue });

    [Fact]
    public async Task Clients_of_one_key_share_its_pace_and_another_key_has_its_own()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Stream(WireReplies.Hello("grok")));
        var limits = new RateLimits(1, null);
        using IChatClient one = Client(server, "one", limits), two = Client(server, "two", limits), other = Client(server, "other", limits, "other-key");
        var began = _time.GetUtcNow();
        await one.GetResponseAsync("Hi");
        await other.GetResponseAsync("Hi");
        Assert.Equal(began, _time.GetUtcNow());
        await _time.Finished(two.GetResponseAsync("Hi"), Step);
        Assert.InRange((_time.GetUtcNow() - began).TotalSeconds, 1, 1.1);
    }

    [Fact]
    public async Task Usage_that_is_reported_is_what_counts()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Stream(WireReplies.Hello("grok")));
        using var client = Client(server, "one", new RateLimits(null, 1000));
        var began = _time.GetUtcNow();

        // Each reserves more than 500 tokens and uses 5.
        for (var call = 0; call < 20; call++)
        {
            await client.GetResponseAsync("Hi");
        }

        Assert.Equal((20, began), (server.Requests.Count, _time.GetUtcNow()));
    }

    [Fact]
    public async Task A_pause_that_one_call_is_asked_for_holds_the_others()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Body(429, "{}", retryAfter: "10"), LoopbackServer.Stream(WireReplies.Hello("grok")));
        using IChatClient one = Client(server, "one"), two = Client(server, "two");
        var first = one.GetResponseAsync("Hi");
        while (_notices.IsEmpty)
        {
            await Task.Yield();
        }

        var second = two.GetResponseAsync("Hi");
        Assert.Single(server.Requests);
        Assert.All(await _time.Finished(Task.WhenAll(first, second), Step), answer => Assert.Equal("Hello", answer.Text));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task An_address_that_only_fails_is_left_alone()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(503, ""));
        using IChatClient one = Client(server, "one"), two = Client(server, "two");
        var codes = new List<string>();
        foreach (var client in new[] { one, two, one, two })
        {
            codes.Add((await _time.Finished(Fails(client), Step)).Code);
        }

        // Five attempts each until half of ten failed; then nothing is sent any more.
        Assert.Equal(["MG4010", "MG4010", "MG4018", "MG4018"], codes);
        Assert.Equal(10, server.Requests.Count);
    }

    [Fact]
    public async Task Agents_that_fail_together_share_one_budget_of_repetitions()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(429, """{"error":"slow"}"""));
        var clients = Enumerable.Range(0, 20).Select(number => Client(server, $"agent{number}")).ToList();
        await _time.Finished(Task.WhenAll(clients.Select(Fails)), Step);

        // Ten, and one for every five calls, which may begin when others have already been repeated.
        Assert.InRange(server.Requests.Count, 20, 20 + 10 + 4);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Calls_that_were_given_up_do_not_count_against_their_address()
    {
        using var edge = new Stub(number => number <= 10 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero);
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(new Uri("http://here/v1")), edge, new ChatPipeline { Time = _time, Traffic = _traffic });
        using var stop = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 10).Select(_ => client.GetResponseAsync("Hi", cancellationToken: stop.Token)).ToList();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
        Assert.Equal("Hello", (await client.GetResponseAsync("Hi")).Text);
    }

    [Fact]
    public async Task Waiting_for_its_turn_is_no_silence_of_the_provider()
    {
        using var edge = new Stub(_ => TimeSpan.Zero);
        using var client = ChatClientFactory.Create(
            Fixtures.Endpoint(new Uri("http://here/v1")) with { Limits = new RateLimits(1, null) }, edge,
            new ChatPipeline { Time = _time, Traffic = _traffic, NetworkTimeout = TimeSpan.FromSeconds(5) });
        await client.GetResponseAsync("Hi");
        var second = client.GetResponseAsync("Hi");
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System);
        Assert.Equal("Hello", (await _time.Finished(second, Step)).Text);
    }

    // No socket, so that nothing but what is waited for takes time.
    private sealed class Stub(Func<int, TimeSpan> wait) : HttpMessageHandler
    {
        private int _count;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(wait(Interlocked.Increment(ref _count)), TimeProvider.System, cancellationToken);
            return new(HttpStatusCode.OK) { Content = new StringContent(string.Concat(WireReplies.Hello("grok")), null, "text/event-stream") };
        }
    }

    private static async Task<ProviderException> Fails(IChatClient client) => await client.Failure();

    [Fact]
    public async Task Many_streams_at_once_all_come_through()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Stream(WireReplies.Hello("grok")));
        using var client = Client(server, "one", new RateLimits(8, null));
        var answers = await _time.Finished(Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.GetResponseAsync("Hi"))), Step);
        Assert.All(answers, answer => Assert.Equal("Hello", answer.Text));
        Assert.InRange((_time.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds, 6.9, 7.6);
    }
}
