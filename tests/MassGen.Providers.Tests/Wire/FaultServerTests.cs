using System.Collections.Concurrent;
using MassGen.Providers.Http;
using MassGen.Providers.Pacing;
using MassGen.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Wire;

/// <summary>A provider on this machine that does everything wrong, asked in each of the three forms. The clock is turned by hand.</summary>
public sealed class FaultServerTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly SocketsHttpHandler _edge = new();
    private readonly ManualTime _time = new();
    private readonly ConcurrentQueue<RetryNotice> _notices = [];

    public void Dispose() => _edge.Dispose();

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in FaultCase.All.Keys)
        {
            foreach (var backend in WireReplies.Backends)
            {
                data.Add(name, backend);
            }
        }

        return data;
    }

    private ChatPipeline Pipeline(Traffic? traffic = null) => new() { Time = _time, Random = new Random(1), OnRetry = _notices.Enqueue, Traffic = traffic };

    private IChatClient Client(LoopbackServer server, string backend, ChatPipeline? pipeline = null) =>
        ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl) with { Backend = backend }, _edge, pipeline ?? Pipeline());

    private static async Task<string> Outcome(Task<ChatResponse> asking)
    {
        try
        {
            return (await asking).Text;
        }
        catch (ProviderException failure)
        {
            return failure.Code;
        }
    }

    [Fact]
    public void There_are_more_than_fifty_cases() => Assert.InRange(FaultCase.All.Count, 50, 200);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_has_its_outcome_its_requests_and_its_pauses(string name, string backend)
    {
        var one = FaultCase.All[name];
        await using var server = await LoopbackServer.StartAsync(one.Replies(backend));
        using var client = Client(server, backend);
        var began = _time.GetUtcNow();
        Assert.Equal(one.Outcome, await _time.Finished(Outcome(client.GetResponseAsync("Hi")), Step));
        Assert.Equal(one.Requests, server.Requests.Count);
        Assert.Equal(one.Requests - 1, _notices.Count);
        var pauses = _notices.Sum(notice => notice.Delay.TotalSeconds);
        Assert.InRange(pauses, one.LeastWait, one.MostWait);
        Assert.InRange((_time.GetUtcNow() - began).TotalSeconds, pauses, pauses + (one.Requests * 2 * Step.TotalSeconds));
    }

    [Theory]
    [InlineData("grok")]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task A_connection_that_breaks_at_any_event_gives_no_answer_and_no_second_request(string backend)
    {
        var events = WireReplies.Hello(backend);
        var last = Array.FindIndex(events, one => one.Contains("finish_reason", StringComparison.Ordinal) || one.Contains("stop_reason", StringComparison.Ordinal)
            || one.Contains("completed", StringComparison.Ordinal));
        for (var count = 1; count <= last; count++)
        {
            await using var server = await LoopbackServer.StartAsync(LoopbackServer.CutAfter(events[..count]));
            using var client = Client(server, backend);
            Assert.Equal("MG4013", await Outcome(client.GetResponseAsync("Hi")));
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData("grok")]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task A_provider_that_never_answers_is_given_up(string backend)
    {
        await using var server = await LoopbackServer.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        using var client = Client(server, backend, Fixtures.Once with { NetworkTimeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("MG4012", await Outcome(client.GetResponseAsync("Hi")));
    }

    [Theory]
    [InlineData("grok")]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task A_provider_that_falls_silent_is_given_up(string backend)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await LoopbackServer.Stream(WireReplies.Hello(backend)[..2])(context);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var client = Client(server, backend, Fixtures.Once with { NetworkTimeout = TimeSpan.FromMilliseconds(200) });
        Assert.Equal("MG4012", await Outcome(client.GetResponseAsync("Hi")));
    }

    [Theory]
    [InlineData("grok")]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task A_gigantic_piece_is_read_whole(string backend)
    {
        var huge = new string('x', 4_000_000);
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Stream([.. WireReplies.Hello(backend).Select(data => data.Replace("\"lo\"", $"\"{huge}\"", StringComparison.Ordinal))]));
        using var client = Client(server, backend);
        Assert.Equal(3 + huge.Length, (await client.GetResponseAsync("Hi")).Text.Length);
    }

    [Theory]
    [InlineData("grok")]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task A_connection_is_used_again_after_an_error(string backend)
    {
        var connections = new ConcurrentDictionary<string, bool>();
        RequestDelegate Noted(RequestDelegate reply) => context =>
        {
            connections[context.Connection.Id] = true;
            return reply(context);
        };
        await using var server = await LoopbackServer.StartAsync(
            Noted(LoopbackServer.Body(500, WireReplies.Error(backend, "x", "no"))), Noted(LoopbackServer.Stream(WireReplies.Hello(backend))));
        using var client = Client(server, backend);
        Assert.Equal("Hello", await _time.Finished(Outcome(client.GetResponseAsync("Hi")), Step));
        Assert.Equal("Hello", await Outcome(client.GetResponseAsync("Hi")));
        Assert.Single(connections);
    }

    [Fact]
    public async Task Of_a_thousand_calls_a_fifth_of_which_fail_nearly_all_succeed_and_the_repetitions_are_bounded()
    {
        var failed = 0;
        var random = new Random(20);
        RequestDelegate good = LoopbackServer.Stream(WireReplies.Hello("grok")), bad = LoopbackServer.Body(503, "");
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            bool fails;
            lock (random)
            {
                fails = random.Next(5) == 0;
            }

            failed += fails ? 1 : 0;
            return (fails ? bad : good)(context);
        });
        using var client = Client(server, "grok", Pipeline(new Traffic(_time)));
        var outcomes = new List<string>();
        for (var call = 0; call < 1000; call++)
        {
            outcomes.Add(await _time.Finished(Outcome(client.GetResponseAsync("Hi")), Step));
        }

        Assert.InRange(outcomes.Count(one => one == "Hello"), 930, 1000);
        Assert.All(outcomes, one => Assert.True(one is "Hello" or "MG4010"));
        Assert.InRange(server.Requests.Count, 1000, 1000 + 10 + 200);
        Assert.Equal(server.Requests.Count, 1000 + _notices.Count);
        Assert.Equal(outcomes.Count(one => one == "Hello"), server.Requests.Count - failed);
    }
}
