using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Tests.Projections;

public sealed class CostLedgerTests
{
    [Fact]
    public void Costs_of_all_calls_are_added() =>
        Assert.Equal(0.75m, Of(SampleRun.Request("a"), SampleRun.Usage("a", 0.5m), SampleRun.Request("b"), SampleRun.Usage("b", 0.25m)).Total.CostUsd);

    [Fact]
    public void A_call_without_a_price_makes_the_cost_unknown() =>
        Assert.Null(Of(SampleRun.Request("a"), SampleRun.Usage("a", 0.5m), SampleRun.Request("a", 2), SampleRun.Usage("a", null)).Total.CostUsd);

    [Fact]
    public void A_call_that_reported_nothing_makes_the_cost_unknown() =>
        Assert.Null(Of(SampleRun.Request("a"), SampleRun.Response("a")).Total.CostUsd);

    [Fact]
    public void An_agent_without_a_price_does_not_hide_what_another_cost() =>
        Assert.Equal(0.5m, Of(SampleRun.Request("a"), SampleRun.Usage("a", 0.5m), SampleRun.Request("b")).Agents["a"].CostUsd);

    [Fact]
    public void A_run_without_calls_cost_nothing() => Assert.Equal(0m, Of().Total.CostUsd);

    [Fact]
    public void Tokens_are_counted_by_kind()
    {
        var total = Of(SampleRun.Usage("a", null), SampleRun.Usage("b", null)).Total;

        Assert.Equal((20, 4, 10, 2), (total.InputTokens, total.CachedInputTokens, total.OutputTokens, total.ReasoningTokens));
    }

    [Fact]
    public void Each_turn_has_a_line_of_its_own()
    {
        var started = new AgentStarted { Agent = "a", Stage = AgentStage.Coordination, Turn = 1, Version = 0 };
        var ledger = Of(started, SampleRun.Request("a"), SampleRun.Usage("a", 0.5m), started with { Turn = 2 }, SampleRun.Usage("a", 0.25m));

        Assert.Equal([("a", 1, 0.5m), ("a", 2, 0.25m)], ledger.Turns.Select(turn => (turn.Agent, turn.Turn, turn.Used.KnownUsd)));
    }

    [Fact]
    public void Tools_are_counted_where_they_ran()
    {
        var finished = new ToolFinished { Agent = "a", CallId = "1", Tool = "read_file", Ok = false, Result = "", Elapsed = TimeSpan.FromSeconds(2) };
        var searched = SampleRun.Usage("a", 0.5m) with { ServerTools = new Dictionary<string, long> { ["web_search_calls"] = 3 } };
        var tools = Of(finished, finished with { Ok = true }, searched).Tools;

        Assert.Equal(new ToolCount(2, 1, TimeSpan.FromSeconds(4), 0), tools["read_file"]);
        Assert.Equal(3, tools["web_search_calls"].AtProvider);
    }

    [Fact]
    public void Estimates_are_part_of_the_cost_and_stand_apart_from_what_is_known()
    {
        var guessed = SampleRun.Usage("a", 0.25m) with { PriceSource = PriceSource.Estimate };
        var total = Of(SampleRun.Request("a"), SampleRun.Usage("a", 0.5m), SampleRun.Request("a", 2), guessed).Total;

        Assert.Equal((0.75m, 0.5m, 0.25m), (total.CostUsd, total.KnownUsd, total.EstimatedUsd));
    }

    [Fact]
    public void The_error_of_expected_prompts_is_measured() =>
        Assert.Equal(0.2m, Of(SampleRun.Usage("a", 1, input: 100) with { ExpectedInputTokens = 120 }).Total.InputEstimateError);

    [Fact]
    public void Served_models_are_named_once_each() =>
        Assert.Equal(["grok-4-0709"], Of(SampleRun.Response("a"), SampleRun.Response("b"), SampleRun.Response("b", served: null)).ServedModels);

    private static CostLedger Of(params RunEvent[] events) => CostLedger.Of(SampleRun.Log([SampleRun.Started("a", "b"), .. events]));
}
