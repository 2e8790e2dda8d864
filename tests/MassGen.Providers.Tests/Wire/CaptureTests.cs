using System.Text.Json;
using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Wire;

/// <summary>What api.x.ai and api.anthropic.com really answered, through a socket, in pieces cut at random places.</summary>
public sealed class CaptureTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private async Task<ChatResponse> Read(string backend, string name, int seed)
    {
        var reply = name.EndsWith(".json", StringComparison.Ordinal)
            ? LoopbackServer.Body(200, Captures.Text(name))
            : LoopbackServer.Stream(Captures.Pieces(name, seed));
        await using var server = await LoopbackServer.StartAsync(reply);
        string[] tools = backend == "openai" || name.Contains("responses", StringComparison.Ordinal) ? ["web_search"] : [];
        var endpoint = Fixtures.Endpoint(server.BaseUrl) with { Backend = backend, ServerTools = tools };
        using var client = ChatClientFactory.Create(endpoint, _edge, Fixtures.Once);
        return await client.GetResponseAsync("Hi");
    }

    private static T[] All<T>(ChatResponse response) => [.. response.Messages.SelectMany(message => message.Contents).OfType<T>()];

    [SkippableTheory]
    [InlineData("xai-chat-tool-call.chunks.txt", 1, "call_55117580", "First, the user is", 26 + 196, 513, 1_330_500)]
    [InlineData("xai-chat-tool-call.chunks.txt", 2, "call_55117580", "First, the user is", 26 + 196, 513, 1_330_500)]
    [InlineData("xai-chat-tool-call.json", 0, "call_93562515", "First, the user is", 26 + 189, 506, 1_399_000)]
    public async Task A_tool_call_over_chat_completions(string name, int seed, string id, string thought, long output, long total, long ticks)
    {
        var response = await Read("grok", name, seed);
        var call = Assert.Single(All<FunctionCallContent>(response));
        Assert.Equal((id, "weather", "San Francisco"), (call.CallId, call.Name, call.Arguments!["location"]!.ToString()));
        Assert.StartsWith(thought, string.Concat(All<TextReasoningContent>(response).Select(one => one.Text)), StringComparison.Ordinal);
        Assert.Equal((output, total, ticks), (response.Usage!.OutputTokenCount, response.Usage.TotalTokenCount, response.Usage.AdditionalCounts!["cost_in_usd_ticks"]));
        Assert.Equal(("grok-3-mini", ChatFinishReason.ToolCalls), (response.ModelId, response.FinishReason));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_text_with_its_reasoning_over_the_responses_api(int seed)
    {
        var last = JsonElement.Parse(Captures.Text("xai-responses-text.chunks.txt").TrimEnd().Split('\n')[^1]).GetProperty("response");
        var response = await Read("openai", "xai-responses-text.chunks.txt", seed);
        Assert.Equal(last.GetProperty("output")[1].GetProperty("content")[0].GetProperty("text").GetString(), response.Text);
        Assert.Equal(
            last.GetProperty("output")[0].GetProperty("summary")[0].GetProperty("text").GetString(),
            string.Concat(All<TextReasoningContent>(response).Select(one => one.Text)));
        Assert.Equal((216, 192, 863, 237, 1079), ((int)response.Usage!.InputTokenCount!, (int)response.Usage.CachedInputTokenCount!,
            (int)response.Usage.OutputTokenCount!, (int)response.Usage.ReasoningTokenCount!, (int)response.Usage.TotalTokenCount!));
        Assert.Equal(("grok-code-fast-1", ChatFinishReason.Stop), (response.ModelId, response.FinishReason));
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_web_search_over_the_responses_api(int seed)
    {
        var response = await Read("grok", "xai-responses-web-search.chunks.txt", seed);
        var search = Assert.Single(All<ServerToolCallContent>(response));
        Assert.Equal(("web_search", "what is xAI"), (search.Tool, search.Arguments!.Value.GetProperty("query").GetString()));
        Assert.StartsWith("xAI is an American artificial intelligence company", response.Text, StringComparison.Ordinal);
        Assert.Equal(5, All<TextContent>(response).SelectMany(text => text.Annotations ?? []).OfType<CitationAnnotation>().Count());
        Assert.Equal((1875, 1578, 695, 397), ((int)response.Usage!.InputTokenCount!, (int)response.Usage.CachedInputTokenCount!,
            (int)response.Usage.OutputTokenCount!, (int)response.Usage.ReasoningTokenCount!));
        Assert.Empty(All<FunctionCallContent>(response));
    }

    [SkippableFact]
    public async Task Code_that_the_provider_ran()
    {
        var response = await Read("grok", "xai-responses-code-execution.json", 0);
        var run = Assert.Single(All<ServerToolCallContent>(response));
        Assert.Equal(("55", "code_execution", ChatFinishReason.Stop), (response.Text, run.Tool, response.FinishReason));
        Assert.Contains("fibonacci", run.Arguments!.Value.GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.Equal((1606, 292, 190), ((int)response.Usage!.InputTokenCount!, (int)response.Usage.OutputTokenCount!, (int)response.Usage.ReasoningTokenCount!));
    }

    [SkippableTheory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_call_without_arguments_of_claude(int seed)
    {
        var response = await Read("claude", "anthropic-messages-tool-no-args.chunks.txt", seed);
        var call = Assert.Single(All<FunctionCallContent>(response));
        Assert.Equal(("toolu_01QE1WLsSVp5hy5Q3GmGTmjP", "updateIssueList", 0), (call.CallId, call.Name, call.Arguments!.Count));
        Assert.Equal(("I'll update the issue list for you.", ChatFinishReason.ToolCalls), (response.Text, response.FinishReason));
        Assert.Equal((565, 48, "claude-sonnet-4-5-20250929"), ((int)response.Usage!.InputTokenCount!, (int)response.Usage.OutputTokenCount!, response.ModelId));
    }

    [SkippableFact]
    public async Task A_text_of_claude_in_one_piece()
    {
        var response = await Read("claude", "anthropic-messages-text.json", 0);
        Assert.StartsWith("Hello! I'm doing well", response.Text, StringComparison.Ordinal);
        Assert.Equal((12, 29, 41), ((int)response.Usage!.InputTokenCount!, (int)response.Usage.OutputTokenCount!, (int)response.Usage.TotalTokenCount!));
    }
}
