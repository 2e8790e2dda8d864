using MassGen.Agents;
using MassGen.Events;
using MassGen.Tests.Runs;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Agents;

public sealed class ModelCallTests
{
    private static Task<IReadOnlyList<RunEvent>> PlayServedAsync(string asked, string? served)
    {
        ScriptedClient client = new(Model.Agrees("Light.")) { ServedModel = served };
        var ada = new Agent { Id = "ada", Backend = "scripted", Model = asked, Client = client };
        return PlayAsync(PlanOf(ada, Agent("bob", new ScriptedClient(Model.Agrees("Air.")))));
    }

    [Theory]
    [InlineData("grok-4", "gpt-5")]
    [InlineData("grok-4", "grok-4-fast")]
    [InlineData("grok-4", "grok-4.1")]
    [InlineData("claude-sonnet-4", "claude-sonnet-4-5-20250929")]
    public async Task Another_model_than_the_one_asked_for_is_warned_of_once_an_agent(string asked, string served)
    {
        var events = await PlayServedAsync(asked, served);

        var warning = Assert.Single(events.OfType<RunWarning>());
        Assert.Equal(("MG2001", "ada"), (warning.Code, warning.Agent));
        Assert.Equal([served, served, served], events.OfType<ModelFinished>().Where(call => call.Agent == "ada").Select(call => call.ServedModel));
    }

    [Theory]
    [InlineData("grok-4", "grok-4")]
    [InlineData("grok-4", "Grok-4")]
    [InlineData("grok-4", "grok-4-0709")]
    [InlineData("gpt-4o", "gpt-4o-2024-08-06")]
    [InlineData("gemini-2.0-flash", "gemini-2.0-flash-001")]
    [InlineData("claude-sonnet-4-5", "claude-sonnet-4-5-20250929")]
    [InlineData("grok-4", null)]
    public async Task A_date_or_build_behind_the_name_is_no_other_model(string asked, string? served) =>
        Assert.Empty((await PlayServedAsync(asked, served)).OfType<RunWarning>());

    private static async Task<UsageRecorded> UsageAsync(UsageDetails details)
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Says(new TextContent("Light."), new UsageContent(details)))));
        return Assert.Single(events.OfType<UsageRecorded>());
    }

    [Fact]
    public async Task The_cost_is_what_the_provider_bills()
    {
        var usage = await UsageAsync(new UsageDetails
        {
            InputTokenCount = 10,
            CachedInputTokenCount = 4,
            OutputTokenCount = 7,
            ReasoningTokenCount = 3,
            AdditionalCounts = new() { ["cost_in_usd_ticks"] = 12_345_678 },
        });

        Assert.Equal((0.0012345678m, PriceSource.Provider), (usage.CostUsd, usage.PriceSource));
        Assert.Equal((10, 4, 7, 3), (usage.InputTokens, usage.CachedInputTokens, usage.OutputTokens, usage.ReasoningTokens));
    }

    [Fact]
    public async Task A_cost_that_nobody_reported_is_unknown_and_not_zero()
    {
        var usage = await UsageAsync(new UsageDetails { InputTokenCount = 10 });

        Assert.Equal((null, PriceSource.Unknown), (usage.CostUsd, usage.PriceSource));
    }

    [Fact]
    public async Task Small_pieces_of_text_are_joined()
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Says(new TextContent("Li"), new TextContent("gh"), new TextContent("t.")))));

        Assert.Equal("Light.", Assert.Single(events.OfType<TextDelta>()).Text);
        Assert.Equal("Light.", events.End().Answer);
    }

    [Fact]
    public async Task Text_and_reasoning_stand_in_the_log_in_the_order_they_came_in()
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Says(
            new TextReasoningContent("Hm."), new TextContent(new string('x', 3000)), new TextReasoningContent("Oh."), new TextContent("End.")))));

        Assert.Equal(
            [typeof(ReasoningDelta), typeof(TextDelta), typeof(ReasoningDelta), typeof(TextDelta)],
            events.Where(piece => piece is TextDelta or ReasoningDelta).Select(piece => piece.GetType()));
    }

    [Fact]
    public async Task Usage_reported_before_a_stream_breaks_is_counted()
    {
        var client = new ScriptedClient(Model.Says(new TextContent("Li"), new UsageContent(new UsageDetails { InputTokenCount = 9 }), new ErrorContent("cut")));
        var events = await PlayAsync(Plan(client));

        Assert.Equal(9, Assert.Single(events.OfType<UsageRecorded>()).InputTokens);
        Assert.Empty(events.OfType<ModelFinished>());
        Assert.Equal("Li", Assert.Single(events.OfType<TextDelta>()).Text);
    }
}
