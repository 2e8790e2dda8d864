using MassGen.Agents;
using MassGen.Events;
using MassGen.Testing;
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

    private static async Task<UsageRecorded> PricedAsync(string? served, params AIContent[] contents)
    {
        var client = new ScriptedClient(Model.Says([new TextContent("Light."), .. contents])) { ServedModel = served };
        var ada = new Agent { Id = "ada", Backend = "grok", Model = "grok-4-1-fast-reasoning", Client = client };
        var time = AfterTheRetirement();
        return Assert.Single((await PlayAsync(PlanOf(ada) with { Time = time })).OfType<UsageRecorded>());
    }

    private static ManualTime AfterTheRetirement()
    {
        var time = new ManualTime();
        time.Advance(TimeSpan.FromDays(300));
        return time;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("grok-4.3")]
    public async Task Without_a_report_the_price_list_of_the_model_that_answers_tells_the_cost(string? served)
    {
        var usage = await PricedAsync(served, new UsageContent(new UsageDetails { InputTokenCount = 1000, CachedInputTokenCount = 200, OutputTokenCount = 100 }));

        Assert.Equal((((800 * 1.25m) + (200 * 0.20m) + (100 * 2.50m)) / 1_000_000, PriceSource.PriceList), (usage.CostUsd, usage.PriceSource));
    }

    [Fact]
    public async Task Where_nothing_was_counted_the_cost_is_an_estimate_and_says_so()
    {
        var usage = await PricedAsync("grok-4.3");

        Assert.Equal(PriceSource.Estimate, usage.PriceSource);
        Assert.True(usage is { CostUsd: > 0, InputTokens: > 5, OutputTokens: > 0 });
    }

    [Fact]
    public async Task Tools_of_the_service_add_to_the_cost_and_are_counted()
    {
        var usage = await PricedAsync("grok-4.3", new UsageContent(new UsageDetails { InputTokenCount = 0, AdditionalCounts = new() { ["server_tool.web_search_calls"] = 2 } }));

        Assert.Equal((0.01m, 2L), (usage.CostUsd, usage.ServerTools!["web_search_calls"]));
    }

    [Fact]
    public async Task Small_pieces_of_text_are_joined()
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Says(new TextContent("Li"), new TextContent("gh"), new TextContent("t.")))));

        Assert.Equal("Light.", Assert.Single(events.OfType<TextDelta>()).Text);
        Assert.Equal("Light.", events.End().Answer);
    }

    [Theory]
    [InlineData(24, "Light.")]
    [InlineData(50, "Ligh|t.")]
    public async Task Text_waits_no_longer_than_fifty_milliseconds(int millisecondsApart, string pieces)
    {
        var time = new ManualTime();
        var client = new ScriptedClient(Model.Says(new TextContent("Li"), new TextContent("gh"), new TextContent("t.")))
        {
            AfterPiece = () => time.Advance(TimeSpan.FromMilliseconds(millisecondsApart)),
        };
        var events = await PlayAsync(Plan(client) with { Time = time });

        Assert.Equal(pieces, string.Join('|', events.OfType<TextDelta>().Select(piece => piece.Text)));
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
