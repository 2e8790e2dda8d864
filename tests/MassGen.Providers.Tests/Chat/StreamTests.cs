using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Chat;

/// <summary>Each oddity of providers on which the SDK fails or stays silent, through a real socket.</summary>
public sealed class StreamTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private async Task<ChatResponse> Ask(RequestDelegate reply)
    {
        await using var server = await LoopbackServer.StartAsync(reply);
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        return await client.GetResponseAsync("Hi");
    }

    private Task<ProviderException> Fail(RequestDelegate reply) => Assert.ThrowsAsync<ProviderException>(() => Ask(reply));

    [Theory]
    [InlineData("", "stop")]
    [InlineData("end_turn", "stop")]
    [InlineData("never heard of", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("length", "length")]
    public async Task An_odd_finish_reason_is_understood(string said, string meant)
    {
        var response = await Ask(LoopbackServer.Events(Chunks.Text("Hello"), Chunks.Finish(said), Chunks.Done));
        Assert.Equal(("Hello", meant), (response.Text, response.FinishReason!.Value.Value));
    }

    [Fact]
    public async Task An_unknown_finish_reason_is_kept_beside_its_meaning()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Events(Chunks.Text("Hello"), Chunks.Finish("tired"), Chunks.Done));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        var last = (await client.GetStreamingResponseAsync("Hi").ToListAsync())[^1];
        Assert.Equal("tired", last.AdditionalProperties!["provider_finish_reason"]);
    }

    [Fact]
    public async Task End_turn_on_a_chunk_that_is_not_the_last_does_not_end_the_answer()
    {
        var response = await Ask(LoopbackServer.Events(Chunks.Text("One ", "end_turn"), Chunks.Text("two"), Chunks.Finish("stop"), Chunks.Done));
        Assert.Equal("One two", response.Text);
    }

    [Fact]
    public async Task An_empty_finish_reason_after_tool_calls_means_tool_calls()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls("""{"index":0,"id":"a","type":"function","function":{"name":"ls","arguments":"{}"}}"""), Chunks.Finish(""), Chunks.Done));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [Fact]
    public async Task Tool_calls_without_an_index_are_told_apart_by_id()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls("""{"id":"a","type":"function","function":{"name":"one","arguments":"{\"x\":"}}"""),
            Chunks.Calls("""{"id":"a","function":{"arguments":"1}"}}"""),
            Chunks.Calls("""{"id":"b","type":"function","function":{"name":"two","arguments":"{}"}}"""),
            Chunks.Finish("tool_calls"), Chunks.Done));
        var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal([("a", "one"), ("b", "two")], calls.Select(call => (call.CallId, call.Name)));
        Assert.Equal("1", calls[0].Arguments!["x"]!.ToString());
    }

    [Fact]
    public async Task Two_calls_in_one_chunk_and_pieces_by_index_are_joined()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls(
                """{"index":0,"id":"a","function":{"name":"one","arguments":""}}""",
                """{"index":1,"id":"b","function":{"name":"two","arguments":""}}"""),
            Chunks.Calls("""{"index":1,"function":{"arguments":"{\"y\":2}"}}"""),
            Chunks.Calls("""{"index":0,"function":{"arguments":"{\"x\":1}"}}"""),
            Chunks.Finish("tool_calls"), Chunks.Done));
        var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal(["1", "2"], [calls[0].Arguments!["x"]!.ToString()!, calls[1].Arguments!["y"]!.ToString()!]);
    }

    [Fact]
    public async Task Pieces_with_an_id_each_are_one_call_where_their_index_is_one()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls("""{"index":0,"id":"a1","function":{"name":"one","arguments":""}}"""), Chunks.Calls("""{"index":0,"id":"a2","function":{"arguments":"{\"x\":"}}"""),
            Chunks.Calls("""{"index":0,"id":"a3","function":{"arguments":"1}"}}"""), Chunks.Calls("""{"index":0,"id":"b","function":{"name":"two","arguments":"{}"}}"""),
            Chunks.Finish("tool_calls"), Chunks.Done));
        var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal([("a1", "one"), ("b", "two")], calls.Select(call => (call.CallId, call.Name)));
        Assert.Equal("1", calls[0].Arguments!["x"]!.ToString());
    }

    [Fact]
    public async Task Calls_of_a_whole_answer_need_neither_index_nor_id()
    {
        var response = await Ask(LoopbackServer.Body(200,
            """{"choices":[{"message":{"tool_calls":[{"function":{"name":"one","arguments":"{}"}},{"function":{"name":"two","arguments":{"y":2}}}]},"finish_reason":"tool_calls"}]}"""));
        var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal([("call_0", "one"), ("call_1", "two")], calls.Select(call => (call.CallId, call.Name)));
        Assert.Equal("2", calls[1].Arguments!["y"]!.ToString());
    }

    [Fact]
    public async Task A_tool_call_the_provider_makes_itself_is_left_out()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls("""{"index":0,"id":"w","type":"web_search_call","function":{"name":"web_search","arguments":"{}"}}"""),
            Chunks.Text("Found."), Chunks.Finish("stop"), Chunks.Done));
        Assert.Equal("Found.", response.Text);
        Assert.Empty(response.Messages[0].Contents.OfType<FunctionCallContent>());
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("[1]")]
    public async Task Arguments_that_are_not_an_object_are_reported_in_the_call(string arguments)
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls($$$"""{"index":0,"id":"a","function":{"name":"one","arguments":"{{{arguments}}}"}}"""), Chunks.Finish("tool_calls"), Chunks.Done));
        var call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal("MG4015", Assert.IsType<ProviderException>(call.Exception).Code);
    }

    [Fact]
    public async Task An_answer_without_a_finish_reason_is_a_failure()
    {
        var failure = await Fail(LoopbackServer.Events(Chunks.Text("Hello"), Chunks.Done));
        Assert.Equal(("MG4013", true), (failure.Code, failure.IsRetryable));
    }

    [Fact]
    public async Task A_stream_that_ends_in_the_middle_is_a_failure() =>
        Assert.Equal("MG4013", (await Fail(LoopbackServer.Events(Chunks.Text("Hello")))).Code);

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_a_failure() =>
        Assert.Equal("MG4013", (await Fail(LoopbackServer.CutAfter($"data: {Chunks.Text("Hello")}\n\n"))).Code);

    [Fact]
    public async Task Text_that_is_not_utf8_is_a_failure_and_says_so()
    {
        var failure = await Fail(context =>
        {
            context.Response.ContentType = "text/event-stream";
            return context.Response.WriteAsync($"data: {Chunks.Text("caf@").Replace('@', 'é')}\n\ndata: {Chunks.Finish("stop")}\n\n", Encoding.Latin1);
        });
        Assert.Equal(("MG4015", false), (failure.Code, failure.IsRetryable));
        Assert.Contains("not UTF-8", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_letter_in_a_text_becomes_the_replacement_character()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Text("@").Replace("@", """\\ud83d \ud83d\ude00 \ud83d""", StringComparison.Ordinal), Chunks.Text("@", "stop").Replace("@", "\\ude00", StringComparison.Ordinal), Chunks.Done));
        Assert.Equal("\\ud83d 😀 \ufffd\ufffd", response.Text);
    }

    [Fact]
    public async Task Half_a_letter_in_the_arguments_of_a_call_can_be_read_and_sent_back()
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Calls("""{"index":0,"id":"a","function":{"name":"one","arguments":"{\"x\":\"\\ud83d\"}"}}"""), Chunks.Finish("tool_calls"), Chunks.Done));
        Assert.Equal("\ufffd", ((JsonElement)response.Messages[0].Contents.OfType<FunctionCallContent>().Single().Arguments!["x"]!).GetString());
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Events(Chunks.Text("Hello", "stop"), Chunks.Done));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        Assert.Equal("Hello", (await client.GetResponseAsync([new(ChatRole.User, "Hi"), .. response.Messages])).Text);
    }

    [Fact]
    public async Task Truncated_json_is_a_failure() =>
        Assert.Equal("MG4013", (await Fail(LoopbackServer.Events(Chunks.Text("Hello"), """{"id":"one","choices":[{"del"""))).Code);

    [Theory]
    [InlineData("""{"error":{"message":"overloaded","code":"busy"}}""")]
    [InlineData("""{"code":"busy","error":"overloaded"}""")]
    public async Task An_error_in_the_middle_of_the_stream_is_a_failure(string error)
    {
        var failure = await Fail(LoopbackServer.Events(Chunks.Text("Hello"), error, Chunks.Done));
        Assert.Equal("MG4014", failure.Code);
        Assert.Contains("busy: overloaded", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"message":"overloaded"}""")]
    [InlineData("overloaded")]
    public async Task An_error_event_by_name_is_a_failure(string said)
    {
        var failure = await Fail(LoopbackServer.Stream($"data: {Chunks.Text("Hello")}\n\n", $"event: error\ndata: {said}\n\n"));
        Assert.Equal(("MG4014", "overloaded"), (failure.Code, failure.Fault.ProviderSaid));
    }

    [Theory]
    [InlineData("""{"error":{"message":"no luck"}}""", "no luck")]
    [InlineData("""{"code":"x","error":"no luck"}""", "x: no luck")]
    [InlineData("""{"id":"one","choices":[]}""", "holds no answer")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("<html><title>Welcome</title></html>", "Welcome")]
    public async Task Success_without_an_answer_is_a_failure(string body, string words) =>
        Assert.Contains(words, (await Fail(LoopbackServer.Body(200, body))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"stop\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"odd\"")]
    public async Task A_whole_answer_is_read_like_a_stream(string finish)
    {
        var response = await Ask(LoopbackServer.Body(200,
            $$"""{"id":"one","object":"chat.completion","created":1,"model":"grok-4.3","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":{{finish}}}],"usage":null}"""));
        Assert.Equal(("Hello", ChatFinishReason.Stop, "grok-4.3"), (response.Text, response.FinishReason, response.ModelId));
    }

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("reasoning")]
    [InlineData("reasoning_content", "reasoning")]
    public async Task Reasoning_is_found_under_either_name(params string[] names)
    {
        var response = await Ask(LoopbackServer.Events(
            Chunks.Of(new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)"Hm.")))), Chunks.Text("Hello", "stop"), Chunks.Done));
        Assert.Equal(("Hm.", "Hello"), (string.Concat(response.Messages[0].Contents.OfType<TextReasoningContent>().Select(one => one.Text)), response.Text));
    }

    [Fact]
    public async Task What_looks_like_a_key_in_a_whole_answer_is_the_models_own()
    {
        const string Said = "curl -H 'Authorization: Bearer abcdefgh12345' and sk-abcdefghijklmn and test-key";
        var response = await Ask(LoopbackServer.Body(200, $$"""{"choices":[{"message":{"content":"{{Said}}"},"finish_reason":"stop"}]}"""));
        Assert.Equal(Said, response.Text);
    }

    [Fact]
    public async Task Comments_unknown_events_and_odd_service_tiers_are_passed_over()
    {
        var response = await Ask(LoopbackServer.Stream(": keep-alive\n\n", "retry: 100\n\n", "event: ping\ndata:\n\n", "data: \n\n",
            $"event: noise\ndata: {Chunks.Text("Hel").Replace("\"created\":1", "\"created\":1,\"service_tier\":\"odd\"", StringComparison.Ordinal)}\n\n",
            $"data: {Chunks.Text("lo", "stop")}\n\ndata: [DONE] \n\n"));
        Assert.Equal("Hello", response.Text);
    }

    [Fact]
    public async Task Text_is_passed_on_before_the_answer_is_complete()
    {
        var seen = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await LoopbackServer.Events(Chunks.Text("First"))(context);
            await seen.Task;
            await LoopbackServer.Events(Chunks.Finish("stop"), Chunks.Done)(new DefaultHttpContext { Response = { Body = context.Response.Body } });
        });
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        await foreach (var update in client.GetStreamingResponseAsync("Hi"))
        {
            // Were the body buffered, this loop would never begin and the server would wait for ever.
            seen.TrySetResult();
        }

        Assert.True(seen.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Cancelling_ends_an_answer_that_hangs()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await LoopbackServer.Events(Chunks.Text("First"))(context);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }
}
