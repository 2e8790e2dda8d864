using MassGen.Providers.Http;
using MassGen.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Http;

public sealed class RetryTests : IDisposable
{
    private static readonly RequestDelegate Answer = LoopbackServer.Events(Chunks.Text("Hello", "stop"), Chunks.Done);
    private static readonly RequestDelegate Slow = LoopbackServer.Body(429, """{"error":"Too many requests"}""");

    private static readonly RequestDelegate Hangup = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    private readonly SocketsHttpHandler _edge = new();
    private readonly ManualTime _time = new();
    private readonly List<RetryNotice> _notices = [];

    public void Dispose() => _edge.Dispose();

    private ChatPipeline Pipeline(int seed = 1) => new() { Time = _time, Random = new Random(seed), OnRetry = Note };

    private void Note(RetryNotice notice)
    {
        lock (_notices)
        {
            _notices.Add(notice);
        }
    }

    // Turns the clock whenever the code under test waits; the pauses themselves are in the notices.
    private async Task<ChatResponse> Ask(LoopbackServer server, int seed = 1)
    {
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Pipeline(seed));
        return await Finished(client.GetResponseAsync("Hi"));
    }

    private async Task<ChatResponse> Finished(Task<ChatResponse> asking)
    {
        while (!asking.IsCompleted)
        {
            if (_time.WaitingTimers > 0)
            {
                _time.Advance(TimeSpan.FromMinutes(1));
            }

            await Task.Yield();
        }

        return await asking;
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_and_told()
    {
        await using var server = await LoopbackServer.StartAsync(Slow, Slow, Answer);
        Assert.Equal("Hello", (await Ask(server)).Text);
        Assert.Equal([(1, "MG4006"), (2, "MG4006")], _notices.Select(notice => (notice.Attempt, notice.Fault.Code)));
        Assert.All(server.Requests, request => Assert.Equal(server.Requests[0].Body, request.Body));
    }

    [Fact]
    public async Task Pauses_are_random_up_to_a_ceiling_that_doubles_and_follow_the_seed()
    {
        await using var server = await LoopbackServer.StartAsync(Slow, Slow, Slow, Slow, Answer);
        await Ask(server, seed: 7);
        var random = new Random(7);
        Assert.Equal([1, 2, 4, 8], _notices.Select(notice => (int)Math.Round(notice.Delay.TotalSeconds / random.NextDouble())));
    }

    [Fact]
    public async Task The_providers_pause_is_the_least()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(503, "", retryAfter: "42"), Answer);
        await Ask(server);
        Assert.Equal(TimeSpan.FromSeconds(42), Assert.Single(_notices).Delay);
    }

    [Fact]
    public async Task A_pause_as_a_date_is_understood()
    {
        var at = _time.GetUtcNow().AddSeconds(30).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(503, "", retryAfter: at), Answer);
        using var told = new SemaphoreSlim(0);
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Pipeline() with
        {
            OnRetry = notice =>
            {
                Note(notice);
                told.Release();
            },
        });
        var asking = client.GetResponseAsync("Hi");
        await told.WaitAsync();
        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(_notices).Delay);
        await Finished(asking);
    }

    [Theory]
    [InlineData("86400")]
    [InlineData("Fri, 02 Jan 2026 00:00:00 GMT")]
    public async Task A_pause_longer_than_a_minute_is_not_waited_for_but_told(string pause)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(429, """{"error":"slow"}""", retryAfter: pause), Answer);
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Ask(server));
        Assert.Equal(TimeSpan.FromDays(1), failure.Fault.RetryAfter);
        Assert.Contains("asks to wait 1.00:00:00", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(429, "used all available credits")]
    [InlineData(400, "no")]
    [InlineData(401, "no")]
    [InlineData(403, "no")]
    [InlineData(404, "no")]
    [InlineData(410, "no")]
    [InlineData(422, "no")]
    [InlineData(501, "no")]
    public async Task What_waiting_cannot_help_is_asked_once(int status, string text)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(status, text), Answer);
        Assert.Equal(status, (await Assert.ThrowsAsync<ProviderException>(() => Ask(server))).Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task After_five_attempts_the_last_error_is_told()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(502, "<title>502 Bad gateway</title>", "text/html"));
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Ask(server));
        Assert.Equal((502, 5), (failure.Status, server.Requests.Count));
        Assert.Contains("502 Bad gateway", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_is_too_long_to_be_read_is_told_by_its_status()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(502, $"<title>502 Bad gateway</title>{new string('x', 2_000_000)}", "text/html"));
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Ask(server));
        Assert.Equal((502, 5), (failure.Status, server.Requests.Count));
        Assert.Contains("502 Bad gateway", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_first_byte_is_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(Hangup, LoopbackServer.Stream(), Answer);
        Assert.Equal("Hello", (await Ask(server)).Text);
        Assert.Equal(["MG4011", "MG4011"], _notices.Select(notice => notice.Fault.Code));
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_never_asked_for_again()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.CutAfter($"data: {Chunks.Text("Hel")}\n\n"), Answer);
        Assert.Equal("MG4013", (await Assert.ThrowsAsync<ProviderException>(() => Ask(server))).Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_an_error_in_plain_words()
    {
        await using var server = await LoopbackServer.StartAsync(Answer);
        var address = server.BaseUrl;
        await server.DisposeAsync();
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(address), _edge, Fixtures.Once);
        Assert.Equal(("MG4011", true), await client.Failure() is var failure ? (failure.Code, failure.IsRetryable) : default);
    }

    [Theory]
    [InlineData("claude", 301)]
    [InlineData("azure_openai", 307)]
    [InlineData("grok", 308)]
    public async Task A_key_is_not_taken_to_where_an_address_leads(string backend, int status)
    {
        await using var other = await LoopbackServer.StartAsync(Answer);
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.BaseUrl + "?x=1";
            return Task.CompletedTask;
        });
        using var edge = ProviderEdge.Create(usesProxy: false);
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl) with { Backend = backend }, edge, Pipeline());
        var failure = await client.Failure();
        Assert.Equal(("MG4005", status, false), (failure.Code, failure.Status!.Value, failure.IsRetryable));
        Assert.Contains($"leads to another one, '{other.BaseUrl}'.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_attempt_begins_after_the_deadline()
    {
        await using var server = await LoopbackServer.StartAsync(Slow);
        using var client = ChatClientFactory.Create(
            Fixtures.Endpoint(server.BaseUrl), _edge, Pipeline() with { Retry = new() { Deadline = TimeSpan.Zero } });
        Assert.Equal(429, (await client.Failure()).Status);
        Assert.Single(server.Requests);
    }
}
