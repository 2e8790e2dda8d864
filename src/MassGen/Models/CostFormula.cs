using System.Text.RegularExpressions;

namespace MassGen.Models;

/// <summary>What a call used, in one meaning: input includes cached tokens, output includes reasoning.</summary>
/// <param name="Input">Tokens of the prompt.</param>
/// <param name="CachedInput">Tokens of the prompt that came from the provider's cache.</param>
/// <param name="Output">Tokens written.</param>
/// <param name="CacheWrites">Tokens of the prompt that were put into the provider's cache.</param>
public sealed record TokenUse(long Input, long CachedInput, long Output, long CacheWrites = 0);

/// <summary>What calls cost by the price list. A provider's own report of what it bills is better; this is for where there is none.</summary>
public static partial class CostFormula
{
    private const decimal Million = 1_000_000m;
    private const decimal Thousand = 1_000m;

    /// <summary>What tokens cost. The length of the prompt decides the rate of the whole request.</summary>
    /// <returns>US dollars.</returns>
    public static decimal Of(TokenPrice price, TokenUse use)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(use);
        var rates = price.For(use.Input);
        var cached = Math.Min(use.CachedInput, use.Input);
        var written = Math.Min(use.CacheWrites, use.Input - cached);
        return (((use.Input - cached - written) * rates.Input) + (cached * (rates.CachedInput ?? rates.Input))
            + (written * (rates.CacheWrite ?? rates.Input)) + (use.Output * rates.Output)) / Million;
    }

    /// <summary>What calls of the service's own tools cost, or null when one of them has no price.</summary>
    /// <param name="model">The model that was asked.</param>
    /// <param name="counts">How often, by tool and unit.</param>
    public static decimal? OfTools(ModelProfile model, IEnumerable<ToolUse> counts)
    {
        ArgumentNullException.ThrowIfNull(model);
        var prices = counts.Where(use => use.Count > 0).Select(use => (use.Count, Price: PriceOf(model, use))).ToList();
        return prices.Any(part => part.Price is null) ? null : prices.Sum(part => part.Count * part.Price / Thousand);
    }

    /// <summary>
    /// The profile by which a call is priced: the model that the provider named, or the one that answers for what was asked on that day. A
    /// date or build that a provider adds to a name is passed over.
    /// </summary>
    /// <param name="registry">The models.</param>
    /// <param name="provider">The service, or null when it is not known.</param>
    /// <param name="model">The model that answered by the provider's word, or else the one asked for.</param>
    /// <param name="day">The day of the call.</param>
    public static ModelProfile? Billed(this ModelRegistry registry, string? provider, string? model, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (provider is null || model is null)
        {
            return null;
        }

        var found = registry.Find(provider, model) ?? registry.Find(provider, Build().Replace(model, ""));
        return found is null ? null : registry.Served(found, day);
    }

    /// <summary>
    /// What asking for a model costs on a day: the price of what answers. Null when that is not known, also because the model was retired
    /// and nobody says what answers now.
    /// </summary>
    public static TokenPrice? Charged(this ModelRegistry registry, ModelProfile model, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var served = registry.Served(model, day);
        return served.IsRetired(day) ? null : served.PriceOn(day);
    }

    // Where a tool is billed by what it brings, its calls cost nothing.
    private static decimal? PriceOf(ModelProfile model, ToolUse use) =>
        model.ToolPrices.FirstOrDefault(price => price.Tool == use.Tool && price.Unit == use.Unit)?.UsdPerThousand
        ?? (model.ToolPrices.Any(price => price.Tool == use.Tool) ? 0 : null);

    [GeneratedRegex("-[0-9]{3}.*$")]
    private static partial Regex Build();
}

/// <summary>How often a tool of the service was used.</summary>
/// <param name="Tool">The tool, for example <c>web_search</c>.</param>
/// <param name="Unit">What is counted: <c>calls</c>, <c>posts</c> or <c>profiles</c>.</param>
/// <param name="Count">How many.</param>
public sealed record ToolUse(string Tool, string Unit, long Count);
