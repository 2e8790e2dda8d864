using MassGen.Yaml;

namespace MassGen.Models.Reading;

/// <summary>Reads price lists.</summary>
internal static class PriceReader
{
    public static IReadOnlyList<TokenPrice> Of(MapReader row)
    {
        var prices = row.Sections("prices").Select(Price).ToList();
        if (prices.Zip(prices.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            row.Fault("MG1005", "prices", "Prices stand in the order of the days from which they hold, each day once.");
        }

        return prices;
    }

    private static TokenPrice Price(MapReader row)
    {
        var price = new TokenPrice(row.RequiredDate("from"), Rates(row), [.. row.Sections("tiers").Select(Tier)]);
        row.RefuseUnknown();
        return price;
    }

    private static PriceTier Tier(MapReader row)
    {
        var tier = new PriceTier(row.Tokens("at") ?? 0, Rates(row));
        if (tier.AtTokens == 0)
        {
            row.Missing("at");
        }

        row.RefuseUnknown();
        return tier;
    }

    private static TokenRates Rates(MapReader row) => new(Required(row, "input"), row.Money("cached"), Required(row, "output"), row.Money("cache_write"));

    private static decimal Required(MapReader row, string key)
    {
        if (row.Map.Find(key) is null)
        {
            row.Missing(key);
        }

        return row.Money(key) ?? 0;
    }
}
