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
    public void Served_models_are_named_once_each() =>
        Assert.Equal(["grok-4-0709"], Of(SampleRun.Response("a"), SampleRun.Response("b"), SampleRun.Response("b", served: null)).ServedModels);

    private static CostLedger Of(params RunEvent[] events) => CostLedger.Of(SampleRun.Log([SampleRun.Started("a", "b"), .. events]));
}
