using System.ComponentModel;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Chat;

public sealed class FactoryTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private async Task<(JsonObject Body, IReadOnlyDictionary<string, string> Headers)> Sent(
        ModelEndpoint endpoint, ChatOptions? options = null, ChatPipeline? pipeline = null, params ChatMessage[] messages)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Events(Chunks.Text("Hello", "stop"), Chunks.Done));
        using var client = ChatClientFactory.Create(endpoint with { BaseUrl = server.BaseUrl }, _edge, pipeline ?? Fixtures.Once);
        await client.GetResponseAsync(messages.Length > 0 ? messages : [new(ChatRole.User, "Hi")], options);
        var (headers, body) = Assert.Single(server.Requests);
        return ((JsonObject)JsonNode.Parse(body)!, headers);
    }

    private static ModelEndpoint Endpoint(ChatParameters? parameters = null, string model = "grok-4-1-fast") =>
        Fixtures.Endpoint(new Uri("http://unused"), parameters, model);

    [Fact]
    public async Task A_conversation_has_its_header_and_the_machine_is_not_described()
    {
        var (_, headers) = await Sent(Endpoint());
        Assert.Equal(("writer", "Bearer test-key"), (headers["x-grok-conv-id"], headers["Authorization"]));
        Assert.Equal("MassGen", headers["User-Agent"]);
        Assert.DoesNotContain(headers.Keys, name => name.StartsWith("X-Stainless", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("xai-abc…", "U+2026")]
    [InlineData("xai-abc\nX-Other: 1", "U+000A")]
    [InlineData("my key", "U+0020")]
    public void A_key_that_no_header_can_hold_is_told_before_anything_is_sent(string key, string character)
    {
        var fault = ChatClientFactory.Check(Endpoint() with { ApiKey = key })!;
        Assert.Equal(("MG4002", false), (fault.Code, fault.IsRetryable));
        Assert.Contains(character, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_every_kind_are_sent()
    {
        var (body, _) = await Sent(Endpoint(), null, null,
            new ChatMessage(ChatRole.System, "Be brief."),
            new ChatMessage(ChatRole.User, "List."),
            new ChatMessage(ChatRole.Assistant,
                [new TextReasoningContent("hidden"), new TextContent("Doing it."), new FunctionCallContent("c1", "ls", new Dictionary<string, object?> { ["path"] = "/", ["deep"] = true, ["n"] = 2, ["none"] = null })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "a\nb"), new FunctionResultContent("c2", new Dictionary<string, object?> { ["ok"] = true })]),
            new ChatMessage(ChatRole.Assistant, "Done."));
        var messages = body["messages"]!.AsArray();
        Assert.Equal(["system", "user", "assistant", "tool", "tool", "assistant"], messages.Select(message => (string?)message!["role"]));
        var call = messages[2]!["tool_calls"]![0]!;
        Assert.Equal("""{"path":"/","deep":true,"n":2,"none":null}""", (string?)call["function"]!["arguments"]);
        Assert.DoesNotContain("hidden", body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("c1", "a\nb", """{"ok":true}"""), ((string?)messages[3]!["tool_call_id"], (string?)messages[3]!["content"], (string?)messages[4]!["content"]));
    }

    [Fact]
    public async Task Fields_without_a_property_are_sent_as_they_are()
    {
        var extra = new Dictionary<string, JsonNode?>
        {
            ["top_k"] = 50, ["it's.odd"] = "yes", ["none"] = null, ["text"] = JsonNode.Parse("""{"verbosity":"low","list":[1,{"a":true}]}"""),
        };
        var (body, _) = await Sent(Endpoint(new ChatParameters { Temperature = 0.5f, Extra = extra }));

        Assert.Equal((50, "yes", 0.5), ((int)body["top_k"]!, (string?)body["it's.odd"], (double)body["temperature"]!));
        Assert.Equal("""{"verbosity":"low","list":[1,{"a":true}]}""", body["text"]!.ToJsonString());
        Assert.True(body.ContainsKey("none"));
        Assert.Equal("Hi", (string?)body["messages"]![0]!["content"]);
    }

    [Fact]
    public async Task A_field_that_the_model_refuses_is_not_sent_whatever_way_it_came()
    {
        var refused = new List<string>();
        var (body, _) = await Sent(
            Endpoint(new ChatParameters { Extra = new Dictionary<string, JsonNode?> { ["presence_penalty"] = 0.1, ["top_k"] = 3 } }),
            pipeline: Fixtures.Once with { OnRefused = one => refused.Add(one.Name) });

        Assert.False(body.ContainsKey("presence_penalty"));
        Assert.Equal((3, "presence_penalty"), ((int)body["top_k"]!, Assert.Single(refused)));
    }

    [Fact]
    public async Task Tools_are_sent_with_name_description_and_schema()
    {
        var tool = AIFunctionFactory.Create(([Description("Where")] string path) => path, "ls", "Lists files.");
        var (body, _) = await Sent(Endpoint(), new ChatOptions { Tools = [tool], ToolMode = ChatToolMode.RequireAny, AllowMultipleToolCalls = false });
        var function = body["tools"]![0]!["function"]!;
        Assert.Equal(("ls", "Lists files.", "Where"), ((string?)function["name"], (string?)function["description"],
            (string?)function["parameters"]!["properties"]!["path"]!["description"]));
        Assert.Equal(("required", false), ((string?)body["tool_choice"], (bool?)body["parallel_tool_calls"]));
    }

    [Fact]
    public async Task Settings_are_sent_and_a_calls_own_setting_wins()
    {
        var (body, _) = await Sent(Endpoint(new ChatParameters { Temperature = 0.5f, MaxOutputTokens = 100, Seed = 7 }), new ChatOptions { Temperature = 1f });
        Assert.Equal((1f, 100, 7, true), ((float?)body["temperature"], (int?)body["max_completion_tokens"], (int?)body["seed"], (bool?)body["stream_options"]!["include_usage"]));
    }

    [Fact]
    public async Task A_model_that_takes_an_effort_gets_it()
    {
        var (body, _) = await Sent(Endpoint(new ChatParameters { ReasoningEffort = "low" }, "grok-4.3"));
        var (own, _) = await Sent(Endpoint(model: "grok-4.6"), new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.ExtraHigh } });
        Assert.Equal(("low", "xhigh"), ((string?)body["reasoning_effort"], (string?)own["reasoning_effort"]));
    }

    [Fact]
    public async Task Settings_a_grok_refuses_are_not_sent_and_told_once()
    {
        var refused = new List<RefusedParameter>();
        var parameters = new ChatParameters { PresencePenalty = 0, FrequencyPenalty = 0, Stop = ["END"], ReasoningEffort = "low" };
        var (body, _) = await Sent(Endpoint(parameters), null, Fixtures.Once with { OnRefused = refused.Add });
        Assert.Equal(["presence_penalty", "frequency_penalty", "stop", "reasoning_effort"], refused.Select(one => one.Name));
        Assert.All(refused, one => Assert.False(body.ContainsKey(one.Name)));
    }

    [Theory]
    [InlineData("grok-4-1-fast", "stop,reasoning_effort")]
    [InlineData("grok-4.1-fast-reasoning", "stop,reasoning_effort")]
    [InlineData("grok-4-1-fast-non-reasoning", "reasoning_effort")]
    [InlineData("grok-4-0709", "stop,reasoning_effort")]
    [InlineData("grok-code-fast-1", "stop,reasoning_effort")]
    [InlineData("grok-3", "reasoning_effort")]
    [InlineData("grok-3-mini", "stop")]
    [InlineData("grok-4.3", "stop")]
    [InlineData("x-ai/grok-4.6", "stop")]
    [InlineData("grok-4.20-0309-reasoning", "stop,reasoning_effort")]
    [InlineData("grok-5", "stop")]
    public void What_a_model_refuses_is_known_by_its_name(string model, string refused)
    {
        var names = GrokParameters.Check(model, ["presence_penalty", "stop", "reasoning_effort", "temperature"]).Select(one => one.Name);
        Assert.Equal("presence_penalty," + refused, string.Join(',', names));
    }

    [Fact]
    public void A_missing_key_names_the_variable_and_where_to_get_one()
    {
        var fault = ChatClientFactory.Check(Endpoint() with { ApiKey = null }, _ => null);
        Assert.Equal(("MG4001", false), (fault!.Code, fault.IsRetryable));
        Assert.Contains("XAI_API_KEY", fault.Message, StringComparison.Ordinal);
        Assert.Contains("https://console.x.ai", fault.Advice, StringComparison.Ordinal);
        Assert.Throws<ProviderException>(() => ChatClientFactory.Create(Endpoint() with { ApiKey = " " }, _edge, new() { Environment = _ => null }));
    }

    [Fact]
    public void The_key_may_come_from_the_environment() =>
        Assert.Null(ChatClientFactory.Check(Endpoint() with { ApiKey = null, BaseUrl = null }, name => name == "XAI_API_KEY" ? "key" : null));

    [Fact]
    public void An_unknown_backend_is_told_with_the_nearest_one() =>
        Assert.Equal("Did you mean 'grok'?", ChatClientFactory.Check(Endpoint() with { Backend = "grk" })!.Advice);

    [Fact]
    public void A_backend_without_an_address_needs_one() =>
        Assert.Contains("base_url", ChatClientFactory.Check(Endpoint() with { Backend = "poe", BaseUrl = null })!.Advice, StringComparison.Ordinal);

    [Fact]
    public async Task An_error_never_contains_the_key()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Body(400, """{"error":"Incorrect API key provided: test-key, or xai-abcdefghijklmnop1234"}"""));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        var text = (await client.Failure()).ToString();
        Assert.DoesNotContain("test-key", text, StringComparison.Ordinal);
        Assert.DoesNotContain("xai-abc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("test-key", Endpoint().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_longer_than_the_timeout_is_an_error_and_not_a_cancellation()
    {
        await using var server = await LoopbackServer.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once with { NetworkTimeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("MG4012", (await client.Failure()).Code);
    }

    [Theory]
    [InlineData("", "/v1/chat/completions")]
    [InlineData("/", "/v1/chat/completions")]
    [InlineData("/?api-version=2", "/v1/chat/completions?api-version=2")]
    public async Task A_base_url_keeps_its_path_and_query(string end, string expected)
    {
        var asked = "";
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            asked = context.Request.Path + context.Request.QueryString;
            return LoopbackServer.Events(Chunks.Text("Hello", "stop"), Chunks.Done)(context);
        });
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(new Uri(server.BaseUrl + end)), _edge, Fixtures.Once);
        await client.GetResponseAsync("Hi");
        Assert.Equal(expected, asked);
    }
}
