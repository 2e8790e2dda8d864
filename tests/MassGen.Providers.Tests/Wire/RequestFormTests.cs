using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Wire;

/// <summary>What a conversation with tools looks like in the Responses API and in Anthropic's Messages.</summary>
public sealed class RequestFormTests : IDisposable
{
    private static readonly ChatMessage[] Conversation =
    [
        new(ChatRole.System, "Be brief."),
        new(ChatRole.User, [new TextContent("List."), new DataContent(new byte[] { 1, 2 }, "image/png")]),
        new(ChatRole.Assistant, [new TextReasoningContent("hidden"), new TextContent("Doing it. "), new FunctionCallContent("c1", "ls", new Dictionary<string, object?> { ["n"] = 2 })]),
        new(ChatRole.Tool, [new FunctionResultContent("c1", "a\nb")]),
        new(ChatRole.User, "And now?"),
    ];

    private static readonly ChatOptions Tools = new()
    {
        Tools = [AIFunctionFactory.Create((string path) => path, "ls", "Lists files.")], ToolMode = ChatToolMode.RequireAny, AllowMultipleToolCalls = false,
    };

    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private Task<Asked> Ask(string backend, ChatParameters? parameters = null, ChatOptions? options = null, params string[] tools) => Asked.Of(
        _edge, Fixtures.Endpoint(new Uri("http://unused"), parameters, "m") with { Backend = backend, ServerTools = tools }, "/v1", options, null, Conversation);

    private static ChatParameters Extra(string name, string json) => new() { Extra = new Dictionary<string, JsonNode?> { [name] = JsonNode.Parse(json) } };

    [Fact]
    public async Task Responses_get_items()
    {
        var body = (await Ask("openai", options: Tools)).Body;
        var input = body["input"]!.AsArray();
        Assert.Equal(["system", "user", "assistant", "function_call", "function_call_output", "user"], input.Select(item => (string?)(item!["role"] ?? item["type"])));
        Assert.Equal(("c1", """{"n":2}""", "a\nb"), ((string?)input[3]!["call_id"], (string?)input[3]!["arguments"], (string?)input[4]!["output"]));
        Assert.Equal("data:image/png;base64,AQI=", (string?)input[1]!["content"]![1]!["image_url"]);
        Assert.Equal(("ls", "required", false, false), ((string?)body["tools"]![0]!["name"], (string?)body["tool_choice"], (bool?)body["parallel_tool_calls"], (bool?)body["store"]));
        Assert.DoesNotContain("hidden", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_get_blocks_and_alternate()
    {
        var body = (await Ask("claude", options: Tools)).Body;
        var messages = body["messages"]!.AsArray();
        Assert.Equal(["user", "assistant", "user"], messages.Select(message => (string?)message!["role"]));
        Assert.Equal(["tool_result", "text"], messages[2]!["content"]!.AsArray().Select(block => (string?)block!["type"]));
        Assert.Equal(("Doing it.", "c1", 2), ((string?)messages[1]!["content"]![0]!["text"], (string?)messages[1]!["content"]![1]!["id"], (int?)messages[1]!["content"]![1]!["input"]!["n"]));
        Assert.Equal(("Be brief.", 4096, "AQI="), ((string?)body["system"], (int?)body["max_tokens"], (string?)messages[0]!["content"]![1]!["source"]!["data"]));
        Assert.Equal("""{"type":"any","disable_parallel_tool_use":true}""", body["tool_choice"]!.ToJsonString());
        Assert.Equal("Lists files.", (string?)body["tools"]![0]!["description"]);
    }

    [Theory]
    [InlineData("grok", "web_search,x_search,code_execution", """[{"type":"web_search"},{"type":"x_search"},{"type":"code_interpreter"}]""")]
    [InlineData("openai", "web_search,code_execution", """[{"type":"web_search"},{"type":"code_interpreter","container":{"type":"auto"}}]""")]
    [InlineData("claude", "web_search,code_execution", """[{"type":"web_search_20250305","name":"web_search"},{"type":"code_execution_20250522","name":"code_execution"}]""")]
    public async Task Tools_of_the_provider_are_named_in_its_words(string backend, string tools, string expected) =>
        Assert.Equal(expected, (await Ask(backend, null, null, tools.Split(','))).Body["tools"]!.ToJsonString());

    [Fact]
    public async Task A_grok_without_such_tools_is_asked_over_chat_completions_and_one_with_them_over_responses()
    {
        Assert.Equal("/v1/chat/completions", (await Ask("grok")).Path);
        var asked = await Ask("grok", tools: ["web_search"]);
        Assert.Equal(("/v1/responses", "writer"), (asked.Path, asked.Headers["x-grok-conv-id"]));
    }

    [Fact]
    public async Task Betas_of_claude_become_a_header()
    {
        var asked = await Ask("claude", Extra("betas", """["one"]"""), null, "code_execution");
        Assert.Equal("one,code-execution-2025-05-22", asked.Headers["anthropic-beta"]);
        Assert.False(asked.Body.ContainsKey("betas"));
    }

    [Fact]
    public async Task Settings_find_their_place_in_each_form()
    {
        var parameters = Extra("stop", "\"END\"") with { MaxOutputTokens = 9, Temperature = 1, Seed = 3 };
        var (claude, openai) = ((await Ask("claude", parameters)).Body, (await Ask("openai", Extra("reasoning_effort", "\"low\"") with { MaxOutputTokens = 9 })).Body);
        Assert.Equal(("""["END"]""", 9, false), (claude["stop_sequences"]!.ToJsonString(), (int?)claude["max_tokens"], claude.ContainsKey("seed")));
        Assert.Equal(("low", 9), ((string?)openai["reasoning"]!["effort"], (int?)openai["max_output_tokens"]));
    }

    [Fact]
    public async Task A_form_of_the_answer_and_other_settings_of_text_are_joined()
    {
        var parameters = Extra("response_format", """{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}""");
        var body = (await Ask("openai", parameters with { Extra = new Dictionary<string, JsonNode?>(parameters.Extra) { ["text"] = JsonNode.Parse("""{"verbosity":"low"}""") } })).Body;
        Assert.Equal("""{"format":{"type":"json_schema","name":"n","schema":{"type":"object"}},"verbosity":"low"}""", body["text"]!.ToJsonString());
        Assert.False(body.ContainsKey("response_format"));
    }
}
