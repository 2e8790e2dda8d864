using System.Globalization;
using System.Text.Json;

namespace MassGen.Models;

/// <summary>Facts of the registry in words for people. The command line and the pages of the site say them alike.</summary>
public static class ModelWords
{
    /// <summary>A price list in US dollars per million tokens: <c>1.25 in, 0.20 cached, 2.50 out …</c>.</summary>
    public static string Price(TokenPrice price)
    {
        ArgumentNullException.ThrowIfNull(price);
        var tiers = price.Tiers.Select(tier => $"; prompts from {Number(tier.AtTokens)} tokens: {Figures(price.For(tier.AtTokens))}");
        return Figures(price.Base) + string.Concat(tiers);
    }

    /// <summary>Rates, in US dollars per million tokens.</summary>
    public static string Figures(TokenRates rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return $"{Money(rates.Input)} in, {(rates.CachedInput is { } cached ? $"{Money(cached)} cached, " : "")}{Money(rates.Output)} out";
    }

    /// <summary>An amount in US dollars, with at least two digits behind the point.</summary>
    public static string Money(decimal usd) => usd.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>A number with separated thousands.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of tokens, or other words when it is not known.</summary>
    public static string Tokens(long? tokens, string unknown) => tokens is { } known ? $"{Number(known)} tokens" : unknown;

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A rate limit.</summary>
    public static string Limit(RateLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        string?[] parts =
        [
            limit.RequestsPerSecond is { } requests ? string.Create(CultureInfo.InvariantCulture, $"{requests:0.##} requests a second") : null,
            limit.TokensPerMinute is { } tokens ? $"{Number(tokens)} tokens a minute" : null,
        ];
        return $"{string.Join(", ", parts.OfType<string>())} (tier {limit.Tier})";
    }

    /// <summary>A capability.</summary>
    public static string Capability(ModelCapability capability) => JsonNamingPolicy.SnakeCaseLower.ConvertName(capability.ToString()).Replace('_', ' ');

    /// <summary>Whether another service offers a model.</summary>
    public static string Status(HostStatus status) => status switch
    {
        HostStatus.Served => "served",
        HostStatus.Preview => "served as a preview",
        HostStatus.Deprecated => "deprecated, no last day given",
        HostStatus.Redirected => "answered by another model",
        HostStatus.Gone => "gone",
        HostStatus.Unchecked => "not checked lately",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>What a degree of certainty means.</summary>
    public static string Certainty(Certainty certainty) => certainty switch
    {
        Models.Certainty.A => "the maker's own page, read in a copy",
        Models.Certainty.B => "a careful second-hand source, or several that agree",
        Models.Certainty.C => "one third party, or sources that disagree",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };
}
