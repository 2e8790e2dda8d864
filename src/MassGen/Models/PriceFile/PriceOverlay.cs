namespace MassGen.Models.PriceFile;

/// <summary>Lays our registry over the price file: what both know, ours says; what only the file knows is taken from it.</summary>
public static class PriceOverlay
{
    /// <summary>The registry with the models that only the file knows.</summary>
    /// <param name="registry">Our registry.</param>
    /// <param name="rows">The file.</param>
    /// <param name="day">The day of the file.</param>
    /// <param name="source">Where the file came from.</param>
    public static ModelRegistry Over(this ModelRegistry registry, IEnumerable<PriceRow> rows, DateOnly day, string source)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(rows);
        var more = rows.Where(row => registry.Find(row.Provider, row.Model) is null).DistinctBy(row => (row.Provider, row.Model.ToUpperInvariant()))
            .Select(row => ProfileOf(row, day, source));
        return new ModelRegistry(registry.Providers, [.. registry.Models, .. more]);
    }

    /// <summary>Where the file says something else than our registry does on a day.</summary>
    public static IReadOnlyList<PriceDifference> Differences(this ModelRegistry registry, IEnumerable<PriceRow> rows, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(rows);
        return
        [
            .. rows.Select(row => (row, ours: registry.Find(row.Provider, row.Model))).Where(pair => pair.ours is not null)
                .Select(pair => (pair.row, price: registry.Charged(pair.ours!, day)))
                .Where(pair => pair.price is not null && !IsSame(pair.price, pair.row))
                .Select(pair => new PriceDifference(pair.row.Key, pair.row.Base, pair.price!.Base)),
        ];
    }

    // What the file does not say of the cache is no difference.
    private static bool IsSame(TokenPrice ours, PriceRow row) => (ours.Base.Input, ours.Base.Output) == (row.Base.Input, row.Base.Output)
        && (row.Base.CachedInput is null || ours.Base.CachedInput is null || ours.Base.CachedInput == row.Base.CachedInput);

    private static ModelProfile ProfileOf(PriceRow row, DateOnly day, string source) => new()
    {
        Id = row.Model,
        Provider = row.Provider,
        About = "A model that only LiteLLM's price file knows.",
        ContextTokens = row.ContextTokens,
        MaxOutputTokens = row.MaxOutputTokens,
        Modalities = new ModelModalities(["text"], ["text"]),
        Prices = [new TokenPrice(day, row.Base, row.Tiers)],
        Retired = row.Retired,
        AsOf = day,
        Source = source,
        Certainty = Certainty.C,
    };
}

/// <summary>A price that the file and our registry do not agree on.</summary>
/// <param name="Key">The model's key in the file.</param>
/// <param name="File">What the file says, in US dollars per million tokens.</param>
/// <param name="Ours">What is charged by our registry.</param>
public sealed record PriceDifference(string Key, TokenRates File, TokenRates Ours);
