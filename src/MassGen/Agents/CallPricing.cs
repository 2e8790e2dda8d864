using MassGen.Events;
using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Says what calls cost: what the provider reports; else the price list of the model that answered.</summary>
internal sealed class CallPricing(ModelRegistry models, TimeProvider time)
{
    /// <summary>What a provider's own report of the billed amount is called in <see cref="UsageDetails.AdditionalCounts"/>.</summary>
    private const string BilledTicks = "cost_in_usd_ticks";

    /// <summary>What the tokens written to the provider's cache are called there; they are a part of the input.</summary>
    private const string CacheWrites = "cache_creation_input_tokens";

    // xAI's unit: 1 US dollar is 10^10 ticks (docs.x.ai, cost tracking).
    private const decimal TicksPerDollar = 10_000_000_000m;

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The profile by which an agent's calls are billed.</summary>
    public ModelProfile? Billed(Agent agent, string? served) => Billed(agent.Backend, agent.Address, served ?? agent.Model);

    /// <summary>The profile by which the calls of a model at a backend are billed.</summary>
    public ModelProfile? Billed(string backend, Uri? address, string? model) => models.Billed(models.ProviderOf(backend, address)?.Id, model, Today);

    /// <summary>The cost of a call that the provider counted.</summary>
    public (decimal? Usd, PriceSource Source) Of(Agent agent, string? served, UsageDetails usage) => Of(Billed(agent, served), usage);

    /// <summary>The cost of a call that the provider counted, billed by a profile; null where nothing is known of the model.</summary>
    public (decimal? Usd, PriceSource Source) Of(ModelProfile? profile, UsageDetails usage)
    {
        // xAI's report holds everything that is billed, tools included; 0 is an answer too.
        if (usage.AdditionalCounts?.TryGetValue(BilledTicks, out var ticks) == true && ticks >= 0)
        {
            return (ticks / TicksPerDollar, PriceSource.Provider);
        }

        var use = new TokenUse(usage.InputTokenCount ?? 0, usage.CachedInputTokenCount ?? 0, usage.OutputTokenCount ?? 0, usage.AdditionalCounts?.GetValueOrDefault(CacheWrites) ?? 0);
        return profile?.PriceOn(Today) is { } price && CostFormula.OfTools(profile, ServiceTools.Of(usage)) is { } tools
            ? (CostFormula.Of(price, use) + tools, PriceSource.PriceList)
            : (null, PriceSource.Unknown);
    }

    /// <summary>The cost of tokens that nobody counted, or null when the model has no price.</summary>
    public decimal? Estimate(Agent agent, string? served, TokenUse use) =>
        Billed(agent, served)?.PriceOn(Today) is { } price ? CostFormula.Of(price, use) : null;
}
