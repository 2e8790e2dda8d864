using System.Text;
using MassGen.Diagnostics;
using MassGen.Models;
using MassGen.Models.PriceFile;
using Xunit;

namespace MassGen.Tests.Models;

public sealed class PriceFileTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    // Shaped as LiteLLM's file of 2026-08-01 is: floats for limits, a sample whose limits are texts, tiers by field name.
    private const string Sample = """
        {
          "sample_spec": {"litellm_provider": "one of …", "max_tokens": "LEGACY", "mode": "chat"},
          "xai/grok-4-1-fast-reasoning": {"litellm_provider": "xai", "mode": "chat", "input_cost_per_token": 2e-07, "cache_read_input_token_cost": 5e-08,
            "output_cost_per_token": 5e-07, "input_cost_per_token_above_128k_tokens": 4e-07, "max_input_tokens": 2000000.0, "deprecation_date": "2026-05-15"},
          "gemini/gemini-new": {"litellm_provider": "gemini", "mode": "chat", "input_cost_per_token": 1e-07, "output_cost_per_token": 4e-07, "max_input_tokens": 2e6},
          "gpt-5-mini": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2.5e-07, "output_cost_per_token": 2e-06},
          "dall-e-3": {"litellm_provider": "openai", "mode": "image_generation", "input_cost_per_image": 0.04}
        }
        """;

    [Fact]
    public void Prices_limits_and_tiers_are_read_exactly()
    {
        var row = Rows(Sample).Single(row => row.Key == "xai/grok-4-1-fast-reasoning");

        Assert.Equal(("xai", "grok-4-1-fast-reasoning", 2_000_000L), (row.Provider, row.Model, row.ContextTokens!.Value));
        Assert.Equal(new TokenRates(0.2m, 0.05m, 0.5m), row.Base);
        Assert.Equal(new PriceTier(128_001, new TokenRates(0.4m, null, 0.5m)), Assert.Single(row.Tiers));
    }

    [Fact]
    public void Only_models_that_answer_in_text_are_taken() => Assert.Equal(3, Rows(Sample).Count);

    [Fact]
    public void What_only_the_file_knows_is_added_and_what_we_know_stays()
    {
        var registry = ModelRegistry.Default.Over(Rows(Sample), Day, "a file");

        Assert.Equal(0.1m, registry.Find("gemini", "gemini-new")!.PriceOn(Day)!.Base.Input);
        Assert.Equal("grok-4.3", registry.Billed("xai", "grok-4-1-fast-reasoning", Day)!.Id);
        Assert.Equal(ModelRegistry.Default.Models.Count + 1, registry.Models.Count);
    }

    [Fact]
    public void A_price_that_differs_from_what_is_charged_is_told()
    {
        var difference = Assert.Single(ModelRegistry.Default.Differences(Rows(Sample), Day));

        Assert.Equal(("xai/grok-4-1-fast-reasoning", 0.2m, 1.25m), (difference.Key, difference.File.Input, difference.Ours.Input));
    }

    [Theory]
    [InlineData("[]", "not an object of models")]
    [InlineData("{}", "no model with a price")]
    [InlineData("{\"a\": 1}", "'a' is not a model")]
    [InlineData("<html>", "it is not JSON")]
    [InlineData("{\"a\": {\"litellm_provider\": \"x\", \"mode\": \"chat\", \"input_cost_per_token\": -1}}", "is not a price")]
    [InlineData("{\"a\": {\"litellm_provider\": \"x\", \"mode\": \"chat\", \"input_cost_per_token\": 5}}", "is not a price")]
    [InlineData("{\"a\": {\"litellm_provider\": \"x\", \"mode\": \"chat\", \"input_cost_per_token\": \"free\"}}", "is not a price")]
    public void What_is_no_price_file_is_refused_as_a_whole(string json, string why)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Rows(json)).Diagnostics);

        Assert.Equal("MG1053", fault.Code);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Throws<InvalidInputException>(() => LiteLlmFile.Read(new byte[LiteLlmFile.MostBytes + 1], "large"));

    private static IReadOnlyList<PriceRow> Rows(string json) => LiteLlmFile.Read(Encoding.UTF8.GetBytes(json), "prices.json");
}
