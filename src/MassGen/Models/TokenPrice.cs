namespace MassGen.Models;

/// <summary>What tokens cost from a day on, in US dollars per million.</summary>
/// <param name="From">The first day.</param>
/// <param name="Base">For prompts of every length, or of those below the first tier.</param>
/// <param name="Tiers">For longer prompts, shortest first: the whole request is then billed at that rate.</param>
public sealed record TokenPrice(DateOnly From, TokenRates Base, IReadOnlyList<PriceTier> Tiers)
{
    /// <summary>The rates for a prompt of a length. A tier that says nothing of the cache leaves its rates as they were.</summary>
    /// <param name="promptTokens">The prompt's tokens, cached ones included.</param>
    public TokenRates For(long promptTokens)
    {
        var rates = Tiers.LastOrDefault(tier => promptTokens >= tier.AtTokens)?.Rates ?? Base;
        return rates with { CachedInput = rates.CachedInput ?? Base.CachedInput, CacheWrite = rates.CacheWrite ?? Base.CacheWrite };
    }
}

/// <summary>What tokens cost, in US dollars per million.</summary>
/// <param name="Input">Tokens of the prompt.</param>
/// <param name="CachedInput">Tokens of the prompt that the service had in its cache, or null when they cost the same as others or nobody says.</param>
/// <param name="Output">Tokens written, reasoning included.</param>
/// <param name="CacheWrite">Tokens of the prompt that were put into the cache, or null when they cost the same as others.</param>
public sealed record TokenRates(decimal Input, decimal? CachedInput, decimal Output, decimal? CacheWrite = null);

/// <summary>The rates of long prompts.</summary>
/// <param name="AtTokens">The shortest prompt they are for, in tokens.</param>
/// <param name="Rates">The rates.</param>
public sealed record PriceTier(long AtTokens, TokenRates Rates);
