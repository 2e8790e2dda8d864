using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Chat;

public sealed class UsageTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    private async Task<UsageDetails> Ask(params string[] usages)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Events([Chunks.Text("Hi", "stop"), .. usages, Chunks.Done]));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        return (await client.GetResponseAsync("Hi")).Usage!;
    }

    [Theory]
    [InlineData(12, 1, 303, 290, 291, 0)] // xAI: reasoning beside the completion
    [InlineData(1941, 583, 2524, 380, 583, 0)] // OpenAI: reasoning inside the completion
    [InlineData(12, 1, 500, 290, 1, 487)] // neither: flagged, nothing guessed
    [InlineData(12, 1, 0, 0, 1, 0)] // no total, nothing to fold
    public void Reasoning_is_folded_in_as_the_total_proves(long prompt, long completion, long total, long reasoning, long output, long unexplained) =>
        Assert.Equal((output, unexplained), UsageMapping.Fold(prompt, completion, total, reasoning));

    [Fact]
    public async Task The_captured_usage_of_xai_is_read_in_full()
    {
        var usage = await Ask(Chunks.Usage(
            """{"prompt_tokens":12,"completion_tokens":1,"total_tokens":303,"prompt_tokens_details":{"text_tokens":12,"audio_tokens":0,"image_tokens":0,"cached_tokens":11},"completion_tokens_details":{"reasoning_tokens":290,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0},"num_sources_used":0,"cost_in_usd_ticks":1466250}"""));
        Assert.Equal((12, 11, 291, 290, 303), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount, usage.ReasoningTokenCount, usage.TotalTokenCount));
        Assert.Equal(1_466_250, usage.AdditionalCounts!["cost_in_usd_ticks"]);
    }

    [Fact]
    public async Task A_total_that_fits_nothing_is_flagged() =>
        Assert.Equal(487, (await Ask(Chunks.Tokens(12, 1, 500, 290))).AdditionalCounts!["unexplained_total_tokens"]);

    [Fact]
    public async Task A_cost_of_zero_is_not_an_absent_cost()
    {
        Assert.Equal(0, (await Ask(Chunks.Tokens(1, 1, 2, 0, ""","cost_in_usd_ticks":0"""))).AdditionalCounts!["cost_in_usd_ticks"]);
        Assert.Null((await Ask(Chunks.Tokens(1, 1, 2, 0))).AdditionalCounts);
        Assert.Null((await Ask(Chunks.Tokens(1, 1, 2, 0, ""","cost_in_usd_ticks":null"""))).AdditionalCounts);
    }

    [Fact]
    public async Task Of_several_usages_the_last_one_counts() =>
        Assert.Equal(5, (await Ask(Chunks.Tokens(1, 1, 2, 0), Chunks.Tokens(1, 5, 6, 0), Chunks.Usage("{}"), Chunks.Usage("null"))).OutputTokenCount);

    [Theory]
    [InlineData("gemini-3-flash-preview", 94, 93)]
    [InlineData("some-other-model", 1, 0)]
    public async Task Thoughts_that_google_tells_only_by_the_total_are_output(string model, long output, long reasoning)
    {
        var usage = await Ask($$$"""{"model":"{{{model}}}","choices":[],"usage":{"completion_tokens":1,"prompt_tokens":9,"total_tokens":103}}""");
        Assert.Equal((output, reasoning, 103), (usage.OutputTokenCount, usage.ReasoningTokenCount, usage.TotalTokenCount));
    }

    [Fact]
    public async Task Usage_that_moonshot_puts_beside_the_finish_reason_is_read()
    {
        var usage = await Ask(
            """{"choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":1336,"completion_tokens":31,"total_tokens":1367,"cached_tokens":1280,"prompt_tokens_details":{"cached_tokens":1280}}}]}""");
        Assert.Equal((1336, 1280, 31), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount));
    }

    [Fact]
    public async Task Usage_without_details_is_read()
    {
        var usage = await Ask(Chunks.Usage("""{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}"""));
        Assert.Equal((3, 2, 0), (usage.InputTokenCount, usage.OutputTokenCount, usage.ReasoningTokenCount));
    }
}
