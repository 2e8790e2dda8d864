using System.Text.Json;
using MassGen.Models;
using MassGen.Testing;
using Xunit;

namespace MassGen.Tests.Models;

/// <summary>The wire captures that lie beside a checkout of this project, in <c>../shared/captures</c>.</summary>
public sealed class CapturedCostTests
{
    private static readonly DateOnly Captured = new(2026, 2, 11);

    [SkippableTheory]
    [InlineData("xai-chat-tool-call.json")]
    [InlineData("xai-chat-tool-call.chunks.txt")]
    public void The_cost_of_a_capture_equals_its_ticks(string file)
    {
        var last = Lines(file)[^1];
        var usage = last.GetProperty("usage");
        var details = usage.GetProperty("completion_tokens_details");
        var use = new TokenUse(
            usage.GetProperty("prompt_tokens").GetInt64(), usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt64(),
            usage.GetProperty("completion_tokens").GetInt64() + details.GetProperty("reasoning_tokens").GetInt64());
        var price = ModelRegistry.Default.Billed("xai", last.GetProperty("model").GetString(), Captured)!.PriceOn(Captured)!;

        Assert.Equal(usage.GetProperty("cost_in_usd_ticks").GetInt64(), CostFormula.Of(price, use) * 10_000_000_000m);
    }

    // Each piece of this stream is one token, so its number is what Grok's own tokenizer made of the text.
    [SkippableTheory]
    [InlineData("xai-responses-text.chunks.txt", 0.05)]
    [InlineData("xai-responses-web-search.chunks.txt", 0.10)]
    public void The_heuristic_is_near_what_a_Grok_model_really_wrote(string file, double most)
    {
        var pieces = Lines(file).Where(line => line.GetProperty("type").GetString() == "response.output_text.delta")
            .Select(line => line.GetProperty("delta").GetString()!).ToList();
        var guess = TokenHeuristic.Count(string.Concat(pieces));

        Assert.True(Math.Abs(guess - pieces.Count) <= most * pieces.Count, $"guessed {guess} of {pieces.Count} tokens");
    }

    private static List<JsonElement> Lines(string file)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("MASSGEN_CAPTURES") ?? RepositoryFolder.Of("../shared/captures"), file);
        Require.That(File.Exists(path), "captures", $"there is no {path}; MASSGEN_CAPTURES can name the folder.");
        var text = File.ReadAllText(path);
        return [.. (file.EndsWith(".json", StringComparison.Ordinal) ? [text] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}
