using MassGen.Models;
using Xunit;

namespace MassGen.Tests.Models;

public sealed class RegistryFactsTests
{
    private static readonly ModelRegistry Registry = ModelRegistry.Default;

    private static IEnumerable<ModelProfile> Groks => Registry.Models.Where(model => model.Provider == "xai");

    // The models of the roadmap's reference, section 2.
    [Theory]
    [InlineData("grok-4-1-fast-reasoning", 0.20, 0.05, 0.50)]
    [InlineData("grok-4-1-fast-non-reasoning", 0.20, 0.05, 0.50)]
    [InlineData("grok-4-fast-reasoning", 0.20, 0.05, 0.50)]
    [InlineData("grok-4-fast-non-reasoning", 0.20, 0.05, 0.50)]
    [InlineData("grok-4-0709", 3.00, 0.75, 15.00)]
    [InlineData("grok-3", 3.00, 0.75, 15.00)]
    [InlineData("grok-3-mini", 0.30, 0.075, 0.50)]
    [InlineData("grok-code-fast-1", 0.20, 0.02, 1.50)]
    [InlineData("grok-4.20-0309-reasoning", 1.25, 0.20, 2.50)]
    [InlineData("grok-4.3", 1.25, 0.20, 2.50)]
    [InlineData("grok-build-0.1", 1.00, 0.20, 2.00)]
    [InlineData("grok-4.5", 2.00, 0.50, 6.00)]
    [InlineData("grok-4.6", 2.00, 0.50, 6.00)]
    [InlineData("grok-4.7", 2.00, 0.50, 6.00)]
    public void Each_Grok_has_its_own_last_price(string id, decimal input, decimal cached, decimal output) =>
        Assert.Equal(new TokenRates(input, cached, output), Registry.Find("xai", id)!.Prices[^1].Base);

    // The models that the Python project's configurations name (v0.1.12).
    [Theory]
    [InlineData("gemini", "gemini-2.5-flash")]
    [InlineData("gemini", "gemini-2.5-pro")]
    [InlineData("openai", "gpt-5-nano")]
    [InlineData("openai", "gpt-4.1-nano-2025-04-14")]
    [InlineData("openai", "computer-use-preview")]
    [InlineData("claude", "claude-sonnet-4-20250514")]
    [InlineData("claude", "claude-3-5-haiku-20241022")]
    [InlineData("grok", "grok-4-fast")]
    [InlineData("cerebras", "gpt-oss-120b")]
    [InlineData("cerebras", "qwen-3-235b-a22b-instruct-2507")]
    [InlineData("lmstudio", "qwen/qwen3-4b-2507")]
    [InlineData("zai", "glm-4.5-air")]
    [InlineData("vllm", "Qwen/Qwen3-4B")]
    [InlineData("qwen", "qwen3-vl-30b-a3b-thinking")]
    [InlineData("fireworks", "accounts/fireworks/models/gpt-oss-20b")]
    [InlineData("openrouter", "google/gemini-2.5-flash")]
    [InlineData("azure_openai", "gpt-4.1")]
    public void Models_of_the_Python_projects_configurations_are_known(string backend, string model) =>
        Assert.NotNull(Registry.Find(backend, model));

    [Fact]
    public void Every_Grok_can_be_reached_from_4_1_Fast_and_left_for_it()
    {
        var others = Groks.Where(model => !model.Id.StartsWith("grok-4-1-fast", StringComparison.Ordinal)).ToList();
        var toFast = Registry.Find("xai", "grok-4-1-fast-reasoning")!.MigrationNotes.Select(note => note.From).ToList();

        Assert.Empty(others.Select(model => model.Id).Except(toFast));
        Assert.Empty(others.Where(model => !model.MigrationNotes.Any(note => note.From.StartsWith("grok-4-1-fast", StringComparison.Ordinal))).Select(model => model.Id));
    }

    [Fact]
    public void Retired_models_stay_and_say_what_to_take_instead() =>
        Assert.All(Registry.Models.Where(model => model.Retired is not null), model => Assert.NotNull(model.Successor));

    [Fact]
    public void No_Grok_takes_penalties() =>
        Assert.All(Groks, model => Assert.Contains("presence_penalty", model.RefusedParameters));
}
