using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Models.PriceFile;

/// <summary>LiteLLM's price file: one JSON object whose keys are models and whose prices are US dollars for a single token.</summary>
public static class LiteLlmFile
{
    /// <summary>The largest file that is read, in bytes: eight times that of August 2026.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    // Documentation of the format, and rules for names that are not listed: no models.
    private static readonly string[] NotModels = ["sample_spec", "fallback_generalizations"];

    /// <summary>Reads the file and checks that it is one.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>The models that answer in text and have a price.</returns>
    /// <exception cref="InvalidInputException">It is not such a file (<c>MG1053</c>). Nothing of it should be kept then.</exception>
    public static IReadOnlyList<PriceRow> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        if (bytes.Length > MostBytes)
        {
            throw Fault(name, $"it is larger than {MostBytes / 1024 / 1024} MiB");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16 });
            return Rows(document.RootElement, name);
        }
        catch (JsonException broken)
        {
            throw Fault(name, $"it is not JSON: {broken.Message}");
        }
    }

    private static List<PriceRow> Rows(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Fault(name, "it is not an object of models");
        }

        var rows = new List<PriceRow>();
        foreach (var entry in root.EnumerateObject().Where(entry => !NotModels.Contains(entry.Name)))
        {
            if (entry.Value.ValueKind != JsonValueKind.Object || !entry.Value.TryGetProperty("litellm_provider", out var provider) || provider.ValueKind != JsonValueKind.String)
            {
                throw Fault(name, $"'{PrintableText.Key(entry.Name)}' is not a model with a 'litellm_provider'");
            }

            if (new EntryReader(entry.Name, provider.GetString()!, entry.Value, what => Fault(name, what)).Read() is { } row)
            {
                rows.Add(row);
            }
        }

        return rows.Count > 0 ? rows : throw Fault(name, "it has no model with a price");
    }

    private static InvalidInputException Fault(string name, string why) => new(new Diagnostic(
        "MG1053", Severity.Error, $"{name} is not LiteLLM's price file: {why}.",
        Suggestion: "It is called model_prices_and_context_window.json in LiteLLM's repository. What was kept before stays."));
}

/// <summary>A model of the price file.</summary>
/// <param name="Key">Its key in the file, for example <c>azure_ai/grok-4-1-fast-reasoning</c>.</param>
/// <param name="Provider">The service in our words, or the file's own where we have none.</param>
/// <param name="Model">How the service spells it.</param>
/// <param name="Base">Its rates for short prompts, in US dollars per million tokens.</param>
/// <param name="Tiers">Those for longer ones.</param>
/// <param name="ContextTokens">How many tokens it reads, or null.</param>
/// <param name="MaxOutputTokens">How many it writes, or null.</param>
/// <param name="Retired">The day of its deprecation, or null.</param>
public sealed record PriceRow(
    string Key, string Provider, string Model, TokenRates Base, IReadOnlyList<PriceTier> Tiers, long? ContextTokens, long? MaxOutputTokens, DateOnly? Retired);
