using System.Text;
using System.Text.Json;
using MassGen.Cli.Displays;
using MassGen.Models;

namespace MassGen.Cli.Health;

/// <summary>xAI's own list of its models, which says what a name means now: the aliases of a model hold the retired names it answers for.</summary>
internal static class LanguageModels
{
    /// <summary>More than such a list ever is.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    // xAI gives prices in US cents per 100 million tokens (its OpenAPI description).
    private const decimal PerDollarAndMillion = 10_000m;

    /// <summary>What the list says of the names that the registry calls retired, and of prices that differ from it.</summary>
    public static string Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var rows = document.RootElement.GetProperty("models").EnumerateArray().Select(Row.Of).ToList();
            return Names(rows) + Prices(rows);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "    its list of models cannot be read\n";
        }
    }

    private static string Names(List<Row> rows)
    {
        var text = new StringBuilder();
        foreach (var name in ModelRegistry.Default.Models.Where(model => model is { Provider: "xai", Retired: not null }).Select(model => model.Id))
        {
            var means = rows.FirstOrDefault(row => row.Id == name || row.Aliases.Contains(name));
            text.Append("    ").Append(name).Append(means is null ? " is not listed\n" : means.Id == name ? " is listed itself\n" : $" now means {means.Id}\n");
        }

        return text.ToString();
    }

    private static string Prices(List<Row> rows)
    {
        var text = new StringBuilder();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var row in rows)
        {
            var known = ModelRegistry.Default.Find("xai", row.Id)?.PriceOn(today)?.Base;
            if (known is not null && (known.Input, known.Output) != (row.Input, row.Output))
            {
                text.Append($"    {row.Id} costs {ModelWords.Money(row.Input)} in, {ModelWords.Money(row.Output)} out; the registry says {ModelWords.Figures(known)}\n");
            }
        }

        return text.ToString();
    }

    private sealed record Row(string Id, IReadOnlyList<string> Aliases, decimal Input, decimal Output)
    {
        public static Row Of(JsonElement model) => new(
            SafeText.Short(model.GetProperty("id").GetString() ?? "", 80),
            model.TryGetProperty("aliases", out var aliases) ? [.. aliases.EnumerateArray().Select(alias => alias.GetString() ?? "")] : [],
            Price(model, "prompt_text_token_price"), Price(model, "completion_text_token_price"));

        private static decimal Price(JsonElement model, string name) =>
            model.TryGetProperty(name, out var price) && price.TryGetDecimal(out var value) ? value / PerDollarAndMillion : 0;
    }
}
