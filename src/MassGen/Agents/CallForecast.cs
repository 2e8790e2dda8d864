using MassGen.Events;
using MassGen.Models;

namespace MassGen.Agents;

/// <summary>What a call is expected to use.</summary>
/// <param name="InputTokens">Tokens of its prompt.</param>
/// <param name="OutputTokens">Tokens of its response.</param>
/// <param name="Usd">What it costs, or null when nothing tells.</param>
internal sealed record ExpectedCall(long InputTokens, long OutputTokens, decimal? Usd)
{
    public long Tokens => InputTokens + OutputTokens;
}

/// <summary>Expects what one agent's next call uses, from its conversation, the price list and the calls before.</summary>
internal sealed class CallForecast(Agent agent, TurnContext context)
{
    // Before anything is known: a paragraph or two.
    private const long FirstOutput = 300;

    private readonly TokenCalibration _tokens = new();
    private long _largestOutput;
    private decimal? _lastUsd;
    private string? _served;

    /// <summary>Expects a call.</summary>
    /// <param name="guess">The prompt's tokens, by the heuristic.</param>
    /// <param name="counted">What is known of the prompt's tokens from the provider, with the heuristic for the rest; null when nothing is.</param>
    public ExpectedCall Expect(long guess, long? counted)
    {
        var input = Math.Max(counted ?? 0, _tokens.Correct(guess));
        var output = Math.Max(agent.MaxOutputTokens ?? (_largestOutput > 0 ? 0 : FirstOutput), _largestOutput);
        var price = Price is { } list ? CostFormula.Of(list, new TokenUse(input, 0, output)) : (decimal?)null;
        return new ExpectedCall(input, output, Larger(price, _lastUsd));
    }

    /// <summary>Learns from a call that has ended.</summary>
    public void Learn(long guess, UsageRecorded usage, string? served)
    {
        _served = served ?? _served;
        if (usage.PriceSource != PriceSource.Estimate)
        {
            _tokens.Learn(guess, usage.InputTokens);
            _largestOutput = Math.Max(_largestOutput, usage.OutputTokens);
            _lastUsd = usage.CostUsd ?? _lastUsd;
        }
    }

    private TokenPrice? Price => context.Prices.Billed(agent, _served)?.PriceOn(context.Prices.Today);

    // What calls were really billed may be above the list (tools of the provider) or below it (its cache); the dearer is the safer.
    private static decimal? Larger(decimal? one, decimal? other) => one is null || other > one ? other : one;
}
