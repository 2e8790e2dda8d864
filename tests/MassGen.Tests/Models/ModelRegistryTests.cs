using MassGen.Models;
using Xunit;

namespace MassGen.Tests.Models;

public sealed class ModelRegistryTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly ModelRegistry Registry = ModelRegistry.Default;

    [Theory]
    [InlineData("grok-4-1-fast")]
    [InlineData("grok-4-1-fast-reasoning-latest")]
    [InlineData("GROK-4-1-FAST-REASONING")]
    public void An_alias_leads_to_the_model(string name) =>
        Assert.Equal("grok-4-1-fast-reasoning", Registry.Find("xai", name)?.Id);

    [Fact]
    public void A_backend_type_means_its_service() =>
        Assert.Same(Registry.Find("xai", "grok-4.3"), Registry.Find("grok", "grok-4.3"));

    [Fact]
    public void A_retired_model_is_served_by_another_at_xAI_and_by_itself_at_Azure()
    {
        var own = Registry.Find("xai", "grok-4-1-fast-reasoning")!;
        var azure = Registry.Find("azure_openai", "grok-4-1-fast-reasoning")!;
        Assert.Equal(("grok-4.3", "low"), (own.ServedBy!.Model, own.ServedBy.Effort));
        Assert.Equal("grok-4.3", Registry.Served(own, Today).Id);
        Assert.Same(azure, Registry.Served(azure, Today));
        Assert.Equal((0.20m, 131_072L), (azure.PriceOn(Today)!.Base.Input, azure.ContextTokens!.Value));
    }

    [Fact]
    public void Before_its_retirement_a_model_answered_for_itself()
    {
        var model = Registry.Find("xai", "grok-4-1-fast-reasoning")!;
        Assert.Same(model, Registry.Served(model, new DateOnly(2026, 5, 14)));
    }

    [Theory]
    [InlineData("https://api.x.ai/v1", "xai")]
    [InlineData("https://mine.services.ai.azure.com/models", "azure")]
    [InlineData("https://api.cerebras.ai/v1", "cerebras")]
    public void The_address_tells_the_service(string address, string provider) =>
        Assert.Equal(provider, Registry.ProviderOf("chatcompletion", new Uri(address))?.Id);

    [Fact]
    public void A_name_that_is_nearly_right_is_suggested() =>
        Assert.Equal("Did you mean 'grok-4-1-fast'?", Registry.Suggestion("grok-4-1-fats"));
}
