using MassGen.Models;
using Xunit;

namespace MassGen.Tests.Models;

public sealed class CostFormulaTests
{
    private const decimal TicksPerDollar = 10_000_000_000m;
    private static readonly DateOnly Captured = new(2026, 2, 11);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly ModelRegistry Registry = ModelRegistry.Default;

    // What api.x.ai reported for grok-3-mini on 2026-02-11 (vercel/ai, packages/xai/src/__fixtures__, commit ed857f50).
    [Theory]
    [InlineData(12, 11, 1 + 290, 1_466_250)]
    [InlineData(291, 244, 26 + 189, 1_399_000)]
    [InlineData(291, 290, 26 + 196, 1_330_500)]
    public void The_formula_gives_exactly_what_xAI_billed(long prompt, long cached, long output, long ticks) =>
        Assert.Equal(ticks, Cost("xai", "grok-3-mini", Captured, prompt, cached, output) * TicksPerDollar);

    [Theory]
    [InlineData(127_999, 0.20)]
    [InlineData(128_000, 0.40)]
    public void A_long_prompt_moves_the_whole_request_to_the_higher_rate(long prompt, decimal input)
    {
        var output = prompt < 128_000 ? 0.50m : 1.00m;
        Assert.Equal(((prompt * input) + (1000 * output)) / 1_000_000, Cost("xai", "grok-4-1-fast-reasoning", Captured, prompt, 0, 1000));
    }

    [Fact]
    public void A_tier_without_a_rate_for_cached_tokens_keeps_the_one_below()
    {
        var price = Registry.Find("xai", "grok-4-1-fast")!.PriceOn(Captured)!;
        Assert.Equal(new TokenRates(0.40m, 0.05m, 1.00m), price.For(200_000));
    }

    [Fact]
    public void A_retired_name_costs_what_the_model_costs_that_answers() =>
        Assert.Equal((1.25m + 2.50m) / 10, Cost("xai", "grok-4-1-fast-reasoning", Today, 100_000, 0, 100_000));

    [Fact]
    public void At_Azure_the_same_name_costs_what_it_did() =>
        Assert.Equal((0.20m + 0.50m) / 10, Cost("azure", "grok-4-1-fast-reasoning", Today, 100_000, 0, 100_000));

    [Fact]
    public void A_build_behind_the_name_does_not_hide_the_price() =>
        Assert.Equal("grok-4.3", Registry.Billed("xai", "grok-4.3-20260430", Today)?.Id);

    [Fact]
    public void Tools_of_the_service_are_billed_by_their_unit()
    {
        var model = Registry.Find("xai", "grok-4.3")!;
        Assert.Equal(0.005m + 0.03m, CostFormula.OfTools(model, [new("web_search", "calls", 1), new("x_search", "calls", 2), new("x_search", "profiles", 3)]));
        Assert.Null(CostFormula.OfTools(model, [new("unheard_of", "calls", 1)]));
    }

    private static decimal Cost(string provider, string model, DateOnly day, long prompt, long cached, long output) =>
        CostFormula.Of(Registry.Billed(provider, model, day)!.PriceOn(day)!, new TokenUse(prompt, cached, output));
}
