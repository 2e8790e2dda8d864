using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Models.PriceFile;

/// <summary>Reads one model of the price file.</summary>
internal sealed partial class EntryReader(string key, string provider, JsonElement entry, Func<string, InvalidInputException> fault)
{
    private const decimal Million = 1_000_000m;

    // A thousand dollars for a thousand tokens: dearer is a mistake of somebody.
    private const decimal MostPerToken = 1m;

    private static readonly Dictionary<string, string> Services = new()
    {
        ["azure_ai"] = "azure", ["gemini"] = "google", ["together_ai"] = "together", ["fireworks_ai"] = "fireworks", ["dashscope"] = "qwen",
        ["vercel_ai_gateway"] = "vercel", ["vertex_ai-language-models"] = "vertex", ["vertex_ai-xai_models"] = "vertex",
    };

    /// <summary>The model, or null when it does not answer in text or has no price.</summary>
    public PriceRow? Read()
    {
        if (Text("mode") is not ("chat" or "responses") || Rates("") is not { } rates)
        {
            return null;
        }

        var name = key.StartsWith(provider + "/", StringComparison.Ordinal) ? key[(provider.Length + 1)..] : key;
        return new PriceRow(
            key, Services.GetValueOrDefault(provider, provider), name, rates, Tiers(), Tokens("max_input_tokens"), Tokens("max_output_tokens"), Day("deprecation_date"));
    }

    private List<PriceTier> Tiers() =>
    [
        .. entry.EnumerateObject().Select(field => Tier().Match(field.Name)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Order()
            .Select(thousands => (thousands, rates: Rates($"_above_{thousands}k_tokens"))).Where(tier => tier.rates is not null)
            .Select(tier => new PriceTier((tier.thousands * 1000L) + 1, tier.rates!)),
    ];

    private TokenRates? Rates(string suffix)
    {
        var input = Money("input_cost_per_token" + suffix);
        var output = Money("output_cost_per_token" + suffix) ?? (suffix.Length > 0 ? Money("output_cost_per_token") : null);
        return input is null || output is null ? null : new TokenRates(
            input.Value, Money("cache_read_input_token_cost" + suffix), output.Value, Money("cache_creation_input_token_cost" + suffix) is { } write and > 0 ? write : null);
    }

    private decimal? Money(string field)
    {
        if (!entry.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var perToken) && perToken is >= 0 and < MostPerToken
            ? perToken * Million
            : throw fault($"'{field}' of '{PrintableText.Key(key)}' is not a price");
    }

    // Some limits are written as floating-point numbers, 2000000.0, and those of the format's own sample as text.
    private long? Tokens(string field) =>
        entry.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var tokens) && tokens is > 0 and < long.MaxValue
            ? (long)tokens
            : null;

    private string? Text(string field) => entry.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private DateOnly? Day(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("^input_cost_per_token_above_([0-9]{2,4})k_tokens$")]
    private static partial Regex Tier();
}
