using System.Globalization;
using MassGen.Cli.Displays;
using MassGen.Models;

namespace MassGen.Cli.Models;

/// <summary>What the same work costs with each model, at each service that offers it, the cheapest first.</summary>
internal static class ModelCosts
{
    private static readonly string[] Heading = ["MODEL", "SERVICE", "A CALL", "ALL"];
    private static readonly bool[] Right = [false, false, true, true];

    /// <summary>A table for people, in US dollars.</summary>
    /// <param name="registry">The models and their prices.</param>
    /// <param name="filter">Only models and services whose name holds this text; all when null.</param>
    /// <param name="use">The tokens of one call.</param>
    /// <param name="calls">How many such calls are made.</param>
    /// <param name="today">The day whose prices count.</param>
    /// <returns>The table, or null where no model fits.</returns>
    public static string? Of(ModelRegistry registry, string? filter, TokenUse use, long calls, DateOnly today)
    {
        var offers = registry.Models.SelectMany(model => Offers(registry, model)).Where(offer => ModelTable.Matches(offer, filter)).ToList();
        if (offers.Count == 0)
        {
            return null;
        }

        var able = offers.Where(offer => registry.Served(offer, today).ContextTokens is not { } most || most >= use.Input).ToList();
        var priced = able.Select(offer => (Offer: offer, Cost: CostOf(registry, offer, use, today))).Where(row => row.Cost is not null).OrderBy(row => row.Cost).ToList();
        var rows = priced.Select(row => (string[])[Name(row.Offer, today), row.Offer.Provider, Money(row.Cost!.Value), Money(row.Cost.Value * calls)]);
        return TextTable.Of(Heading, Right, rows)
            .Append(CultureInfo.InvariantCulture, $"\nUS dollars for {Words(use, calls)}, by today's prices.\n")
            .Append("What models think is written too, and costs like output.\n")
            .Append(Missing(offers.Count - able.Count, "cannot read so much at once")).Append(Missing(able.Count - priced.Count, "without a price here")).ToString();
    }

    private static string Missing(int count, string why) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Left out: {count} {why}.\n");

    private static IEnumerable<ModelProfile> Offers(ModelRegistry registry, ModelProfile model) =>
        model.Hosts.Where(host => host.Status == HostStatus.Served).Select(host => registry.Find(host.Provider, host.Id)).OfType<ModelProfile>().Prepend(model);

    private static decimal? CostOf(ModelRegistry registry, ModelProfile offer, TokenUse use, DateOnly today) =>
        registry.Charged(offer, today) is { } price ? CostFormula.Of(price, use) : null;

    private static string Name(ModelProfile model, DateOnly today) =>
        model.IsRetired(today) && model.ServedBy is { } other ? $"{model.Id} (answered by {other.Model})" : model.Id;

    private static string Words(TokenUse use, long calls) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(calls == 1 ? "one call" : $"{calls:N0} calls, each")} of {use.Input:N0} tokens{(use.CachedInput == 0 ? "" : $", {use.CachedInput:N0} of them from the cache,")} with an answer of {use.Output:N0}");

    // A call often costs less than a cent: three digits tell figures apart.
    private static string Money(decimal usd)
    {
        var digits = usd is 0 or >= 1 ? 2 : Math.Min(10, 2 - (int)Math.Floor(Math.Log10((double)usd)));
        return Math.Round(usd, digits).ToString("0.00########", CultureInfo.InvariantCulture);
    }
}
