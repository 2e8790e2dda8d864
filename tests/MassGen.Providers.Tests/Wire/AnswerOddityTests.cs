using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Wire;

/// <summary>What providers send otherwise than described, in the Responses API and in Anthropic's Messages.</summary>
public sealed class AnswerOddityTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private async Task<ChatResponse> Read(string backend, params string[] events)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Events(events));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl) with { Backend = backend }, _edge, Fixtures.Once);
        return await client.GetResponseAsync("Hi");
    }

    private static string Ended(string response) => $$$"""{"type":"response.completed","response":{"status":"completed","output":[],{{{response}}}}}""";

    private static string Calls(ChatResponse response) => string.Join(' ', response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()
        .Select(call => $"{call.CallId}:{call.Name}({string.Join(',', call.Arguments!.Select(one => $"{one.Key}={one.Value}"))})"));

    [Theory]
    [InlineData("\"item_id\":\"i1\",", "\"item_id\":\"i2\",")]
    [InlineData("\"output_index\":0,", "\"output_index\":1,")]
    [InlineData("\"item_id\":\"i1\",\"output_index\":0,", "\"item_id\":\"i2\",\"output_index\":0,")]
    public async Task Two_calls_are_kept_apart_by_id_or_by_place(string first, string second)
    {
        var response = await Read("openai",
            """{"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","id":"i1","call_id":"a","name":"f"}}""",
            """{"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","id":"i2","call_id":"b","name":"g"}}""",
            $$"""{"type":"response.function_call_arguments.delta",{{first}}"delta":"{\"x\":"}""",
            $$"""{"type":"response.function_call_arguments.delta",{{second}}"delta":"{\"y\":2}"}""",
            $$"""{"type":"response.function_call_arguments.delta",{{first}}"delta":"1}"}""",
            Ended("\"id\":\"r\""));
        Assert.Equal(("a:f(x=1) b:g(y=2)", ChatFinishReason.ToolCalls), (Calls(response), response.FinishReason));
    }

    [Fact]
    public async Task A_call_that_only_the_last_event_holds_is_found_and_one_that_it_repeats_is_not_doubled()
    {
        var response = await Read("openai",
            """{"type":"response.output_item.done","output_index":0,"item":{"type":"function_call","id":"i1","call_id":"a","name":"f","arguments":"{}"}}""",
            """{"type":"response.completed","response":{"output":[{"type":"function_call","id":"other","call_id":"a","name":"f","arguments":"{}"},{"type":"function_call","call_id":"b","name":"g","arguments":"{\"y\":2}"}]}}""");
        Assert.Equal("a:f() b:g(y=2)", Calls(response));
    }

    [Theory]
    [InlineData("max_output_tokens", "length")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("a_new_reason", "length")]
    public async Task A_response_that_is_incomplete_says_why(string reason, string finish)
    {
        var response = await Read("openai",
            """{"type":"response.output_text.delta","delta":"Hel"}""",
            $$$"""{"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"{{{reason}}}"},"output":[]}}""");
        Assert.Equal(("Hel", finish), (response.Text, response.FinishReason!.Value.Value));
    }

    [Fact]
    public async Task Tools_the_provider_ran_are_counted_with_the_amount_it_bills()
    {
        var response = await Read("openai",
            """{"type":"response.output_item.done","item":{"type":"custom_tool_call","id":"s","name":"x_keyword_search","input":"not JSON"}}""",
            Ended("\"usage\":{\"input_tokens\":5,\"output_tokens\":2,\"total_tokens\":7,\"cost_in_usd_ticks\":99,\"server_side_tool_usage_details\":{\"x_search_calls\":1,\"web_search_calls\":0}}"));
        var ran = Assert.Single(response.Messages[0].Contents.OfType<ServerToolCallContent>());
        Assert.Equal(("x_keyword_search", "not JSON"), (ran.Tool, ran.Arguments!.Value.GetString()));
        Assert.Equal([99, 1], [response.Usage!.AdditionalCounts!["cost_in_usd_ticks"], response.Usage.AdditionalCounts["server_tool.x_search_calls"]]);
        Assert.Equal(2, response.Usage.AdditionalCounts.Count);
    }

    [Theory]
    [InlineData("""{"type":"error","code":"server_error","message":"overheated"}""")]
    [InlineData("""{"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"overheated"}}}""")]
    public async Task An_error_among_the_events_is_told_in_its_words(string last)
    {
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Read("openai", """{"type":"response.created","response":{"id":"r","error":null}}""", last));
        Assert.Equal("server_error: overheated", failure.Fault.ProviderSaid);
    }

    [Fact]
    public async Task An_error_among_the_events_is_told_without_the_key()
    {
        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => Read("openai", """{"type":"response.failed","response":{"error":{"code":"x","message":"The key test-key is not known."}}}"""));
        Assert.Equal("x: The key <secret> is not known.", failure.Fault.ProviderSaid);
        Assert.DoesNotContain("test-key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_of_claude_comes_in_parts_of_which_the_last_word_counts()
    {
        var response = await Read("claude",
            """{"type":"message_start","message":{"model":"m","usage":{"input_tokens":10,"cache_read_input_tokens":4,"cache_creation_input_tokens":3,"output_tokens":1}}}""",
            """{"type":"message_delta","delta":{},"usage":{"output_tokens":5}}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":11,"output_tokens":7,"server_tool_use":{"web_search_requests":2}}}""",
            """{"type":"message_stop"}""");
        var usage = response.Usage!;
        Assert.Equal((18, 4, 7, 25), ((int)usage.InputTokenCount!, (int)usage.CachedInputTokenCount!, (int)usage.OutputTokenCount!, (int)usage.TotalTokenCount!));
        Assert.Equal([3, 2], [usage.AdditionalCounts!["cache_creation_input_tokens"], usage.AdditionalCounts["server_tool.web_search_requests"]]);
    }

    [Theory]
    [InlineData("max_tokens", "length")]
    [InlineData("refusal", "content_filter")]
    [InlineData("pause_turn", "length")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("a_new_reason", "stop")]
    public async Task Every_reason_of_claude_has_a_meaning(string reason, string finish) => Assert.Equal(finish, (await Read("claude",
        """{"type":"content_block_start","content_block":{"type":"text","text":"Hel"}}""",
        $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{reason}}}"}}""", """{"type":"message_stop"}""")).FinishReason!.Value.Value);

    [Fact]
    public async Task Blocks_of_claude_may_share_an_index_and_arguments_may_come_at_once()
    {
        var response = await Read("claude",
            """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"x\":1}"}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"b","name":"g","input":{"y":2}}}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use"}}""");
        Assert.Equal("a:f(x=1) b:g(y=2)", Calls(response));
    }

    [Fact]
    public async Task Searches_and_sources_of_claude_are_seen()
    {
        var response = await Read("claude",
            """{"type":"content_block_start","index":0,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{}}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"query\":\"sky\"}"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"web_search_tool_result","tool_use_id":"s","content":[]}}""",
            """{"type":"content_block_start","index":2,"content_block":{"type":"text","text":"Blue."}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"citations_delta","citation":{"url":"https://example.com/","title":"Sky"}}}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"}}""");
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        Assert.Equal("sky", Assert.Single(contents.OfType<ServerToolCallContent>()).Arguments!.Value.GetProperty("query").GetString());
        Assert.Equal("Sky", contents.OfType<TextContent>().SelectMany(text => text.Annotations ?? []).OfType<CitationAnnotation>().Single().Title);
        Assert.Equal("Blue.", response.Text);
    }

    [Fact]
    public async Task What_google_wants_back_with_a_call_is_sent_back()
    {
        var response = await Read("gemini", Chunks.Calls("""{"id":"a","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"xyz"}}}"""), Chunks.Finish("tool_calls"), Chunks.Done);
        var call = response.Messages[0].Contents.OfType<FunctionCallContent>().Single();
        var asked = await Asked.Of(_edge, Fixtures.Endpoint(new Uri("http://unused")) with { Backend = "gemini" }, messages:
            [new(ChatRole.User, "Hi"), new(ChatRole.Assistant, [call]), new(ChatRole.Tool, [new FunctionResultContent("a", "1")])]);
        Assert.Equal("""{"google":{"thought_signature":"xyz"}}""", asked.Body["messages"]![1]!["tool_calls"]![0]!["extra_content"]!.ToJsonString());
    }
}
