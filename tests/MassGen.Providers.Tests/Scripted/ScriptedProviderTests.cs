using MassGen.Models;
using MassGen.Providers.Scripted;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Scripted;

public sealed class ScriptedProviderTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private IChatClient Client(ScriptedProvider provider, string agent = "writer") =>
        ChatClientFactory.Create(Fixtures.Endpoint(provider.BaseUrlFor(agent), agent: agent), _edge, Fixtures.Once);

    [Fact]
    public async Task A_step_that_says_something_arrives_as_text_in_several_pieces()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents: { writer: [ say: Hello there ] }"));
        using var client = Client(provider);
        var updates = await client.GetStreamingResponseAsync("Hi").ToListAsync();
        Assert.True(updates.Count(update => update.Text.Length > 0) > 1);
        Assert.Equal("Hello there", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
    }

    [Fact]
    public async Task Thinking_and_a_command_arrive_as_reasoning_and_a_whole_call()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            """
            agents:
              writer:
                - think: Let me run it.
                  run: sh primes.sh
                  timeout: 10
            """));
        using var client = Client(provider);
        var response = await client.GetResponseAsync("Hi");
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var call = Assert.Single(contents.OfType<FunctionCallContent>());
        Assert.Equal("Let me run it.", string.Concat(contents.OfType<TextReasoningContent>().Select(one => one.Text)));
        Assert.Equal(("execute_command", "call_writer_1_1"), (call.Name, call.CallId));
        Assert.Equal("sh primes.sh", call.Arguments!["command"]!.ToString());
        Assert.Equal("10", call.Arguments!["timeout"]!.ToString());
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [Fact]
    public async Task Answers_votes_and_several_calls_use_the_tools_of_coordination()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            """
            agents:
              writer:
                - answer: |
                    2, 3, 5
                - vote: agent2
                  reason: It is right.
                - calls: [ {call: search, with: { q: primes, n: 3, deep: yes }}, {run: "ls"} ]
            """));
        using var client = Client(provider);
        var calls = new List<FunctionCallContent>();
        for (var call = 0; call < 3; call++)
        {
            calls.AddRange((await client.GetResponseAsync("Hi")).Messages[0].Contents.OfType<FunctionCallContent>());
        }

        Assert.Equal(["new_answer", "vote", "search", "execute_command"], calls.Select(call => call.Name));
        Assert.Equal("2, 3, 5\n", calls[0].Arguments!["content"]!.ToString());
        Assert.Equal("agent2", calls[1].Arguments!["agent_id"]!.ToString());
        Assert.Equal("True", calls[2].Arguments!["deep"]!.ToString());
        Assert.Empty(provider.Unused());
    }

    [Fact]
    public async Task The_served_model_and_the_cost_come_from_the_script()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            """
            served: grok-4.3
            prices: { input: 1.25, cached_input: 0.20, output: 2.50 }
            agents:
              writer:
                - say: Yes.
                  usage: { input: 100, cached_input: 40, output: 20, reasoning: 5 }
            """));
        using var client = Client(provider);
        var response = await client.GetResponseAsync("Hi");
        Assert.Equal("grok-4.3", response.ModelId);
        Assert.Equal((100, 40, 25, 5, 125), (response.Usage!.InputTokenCount, response.Usage.CachedInputTokenCount,
            response.Usage.OutputTokenCount, response.Usage.ReasoningTokenCount, response.Usage.TotalTokenCount));
        // 60 × 1.25 + 40 × 0.20 + 25 × 2.50 = 145.5 dollars per million requests, in ten-billionths of a dollar.
        Assert.Equal(1_455_000, response.Usage.AdditionalCounts!["cost_in_usd_ticks"]);
    }

    [Fact]
    public async Task Usage_is_a_token_for_four_characters_and_no_cost_without_prices()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents: { writer: [ { say: 12345, think: '123456789' } ] }"
            .Replace("12345,", "'12345',", StringComparison.Ordinal)));
        using var client = Client(provider);
        var usage = (await client.GetResponseAsync("Hi")).Usage!;
        Assert.Equal((2 + 3, 3), (usage.OutputTokenCount, usage.ReasoningTokenCount));
        Assert.Null(usage.AdditionalCounts);
    }

    [Fact]
    public async Task A_scripted_failure_is_an_error_reply()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            "agents: { writer: [ fail: { status: 429, code: slow, error: 'Too many tokens' } ] }"));
        using var client = Client(provider);
        var failure = await client.Failure();
        Assert.Equal((429, "MG4006", true), (failure.Status, failure.Code, failure.IsRetryable));
        Assert.Contains("Too many tokens", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_more_often_than_scripted_is_a_fault_where_the_agent_is_written()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents:\n  writer:\n    - say: one"));
        using var client = Client(provider);
        await client.GetResponseAsync("Hi");
        var failure = await client.Failure();
        var fault = Assert.Single(provider.Faults);
        Assert.Equal("MG4016", failure.Code);
        Assert.Equal("model.yaml:2:3", fault.Position!.ToString());
        Assert.Equal("Agent 'writer' asked for call 2, but its script has 1.", fault.Message);
    }

    [Fact]
    public async Task An_unknown_agent_is_a_fault_with_the_nearest_one()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents:\n  writer:\n    - say: one"));
        using var client = Client(provider, "writr");
        await client.Failure();
        Assert.Equal(("model.yaml:1:1", "Did you mean 'writer'?"),
            (provider.Faults[0].Position!.ToString(), provider.Faults[0].Suggestion));
    }

    [Fact]
    public async Task An_expectation_that_is_not_met_is_a_fault_where_it_is_written()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            "agents:\n  writer:\n    - say: one\n      expect: [Hi, primes]\n"));
        using var client = Client(provider);
        var failure = await client.Failure("Hi");
        Assert.Contains("should contain \"primes\"", failure.Message, StringComparison.Ordinal);
        Assert.Equal("model.yaml:4:20", Assert.Single(provider.Faults).Position!.ToString());
    }

    [Fact]
    public async Task Steps_never_asked_for_are_listed_where_they_are_written()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents:\n  writer:\n    - say: one\n    - say: two\n"));
        using var client = Client(provider);
        await client.GetResponseAsync("Hi");
        var unused = Assert.Single(provider.Unused());
        Assert.Equal("model.yaml:4:7", unused.Position!.ToString());
        Assert.Equal("Call 2 of agent 'writer' was never asked for; the agent made 1.", unused.Message);
    }

    [Fact]
    public async Task Exchanges_tell_who_asked_what_and_what_was_answered()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents: { writer: [ say: Yes. ] }"));
        using var client = Client(provider);
        await client.GetResponseAsync("Hi");
        var exchange = Assert.Single(provider.Exchanges);
        Assert.Equal(("writer", 1), (exchange.Agent, exchange.Call));
        Assert.Equal("Hi", (string?)exchange.Request["messages"]![0]!["content"]);
        Assert.Equal("""{"say":"Yes."}""", exchange.Reply.ToJsonString());
    }

    [Fact]
    public async Task A_request_without_a_key_is_refused_and_takes_no_step()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents: { writer: [ say: Yes. ] }"));
        using var http = new HttpClient(_edge, disposeHandler: false);
        using var response = await http.PostAsync(provider.BaseUrlFor("writer") + "/chat/completions", new StringContent("{}"));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Empty(provider.Exchanges);
    }

    [Fact]
    public async Task Without_streaming_the_answer_is_one_object_and_models_are_listed()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents: { writer: [ { say: Yes., run: ls } ] }"));
        using var http = new HttpClient(_edge, disposeHandler: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "test-key");
        using var response = await http.PostAsync(provider.BaseUrlFor("writer") + "/chat/completions", new StringContent("""{"model":"grok-4.3"}"""));
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"object\":\"chat.completion\"", body, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"tool_calls\"", body, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"scripted\"", await http.GetStringAsync(provider.BaseUrlFor("writer") + "/models"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_has_the_order_in_which_xai_sends_it()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents: { writer: [ { say: Hi., run: ls } ] }"));
        using var http = new HttpClient(_edge, disposeHandler: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "test-key");
        using var response = await http.PostAsync(
            provider.BaseUrlFor("writer") + "/chat/completions", new StringContent("""{"model":"grok-4.3","stream":true}"""));
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        string[] expected = ["\"role\":\"assistant\"", "\"content\":", "\"content\":", "\"tool_calls\":", "\"finish_reason\":\"tool_calls\"", "\"choices\":[]", "[DONE]"];
        Assert.Equal(expected.Length, events.Length);
        Assert.All(expected.Zip(events), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("grok", 4 + 3, 0.0004)]
    [InlineData("openai", 4 + 3, 0.0004)]
    [InlineData("claude", 4 + 3, null)]
    public async Task Every_wire_form_says_and_counts_the_same(string backend, long output, double? cost)
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            """
            served: grok-4.3
            prices: { input: 10, cached_input: 5, output: 20 }
            agents: { writer: [ { think: Hm., say: "Eins, zwei. Grüße!", run: ls, usage: { input: 30, cached_input: 8, output: 4, reasoning: 3 } } ] }
            """));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(provider.BaseUrlFor("writer")) with { Backend = backend }, _edge, Fixtures.Once);
        var response = await client.GetResponseAsync("Hi");
        var call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Single();
        Assert.Equal(("Eins, zwei. Grüße!", "execute_command", "ls"), (response.Text, call.Name, call.Arguments!["command"]!.ToString()));
        Assert.Equal((30, 8, output, ChatFinishReason.ToolCalls),
            (response.Usage!.InputTokenCount, response.Usage.CachedInputTokenCount, response.Usage.OutputTokenCount, response.FinishReason));
        Assert.Equal(cost, response.Usage.AdditionalCounts?.TryGetValue("cost_in_usd_ticks", out var ticks) == true ? ticks / 1e10 : null);
    }

    [Theory]
    [InlineData("grok")]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task Every_wire_form_refuses_in_its_own_words_and_may_ask_to_wait(string backend)
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            "agents: { writer: [ { fail: { status: 429, code: slow_down, error: Not so fast., retry_after: 3 } } ] }"));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(provider.BaseUrlFor("writer")) with { Backend = backend }, _edge, Fixtures.Once);
        var fault = (await client.Failure()).Fault;
        Assert.Equal(("MG4006", "slow_down: Not so fast.", TimeSpan.FromSeconds(3)), (fault.Code, fault.ProviderSaid, fault.RetryAfter));
    }

    [Theory]
    [InlineData("openai", "web_search_calls")]
    [InlineData("claude", "web_search_requests")]
    public async Task Tools_the_provider_runs_and_sources_are_told(string backend, string count)
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(
            "agents: { writer: [ { provider_runs: [ { call: web_search, with: { query: sky } } ], say: Blue., cites: ['https://example.com/'] } ] }"));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(provider.BaseUrlFor("writer")) with { Backend = backend }, _edge, Fixtures.Once);
        var response = await client.GetResponseAsync("Hi");
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        Assert.Equal("sky", contents.OfType<ServerToolCallContent>().Single().Arguments!.Value.GetProperty("query").GetString());
        Assert.Equal("https://example.com/", contents.OfType<TextContent>().SelectMany(text => text.Annotations ?? []).OfType<CitationAnnotation>().Single().Url!.AbsoluteUri);
        Assert.Equal(1, response.Usage!.AdditionalCounts!["server_tool." + count]);
    }
}
