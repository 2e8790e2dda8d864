using System.Text.Json.Serialization;

namespace MassGen.Projections;

/// <summary>What model calls used and cost.</summary>
public sealed record StatusUsage
{
    /// <summary>Model calls begun, failed ones included.</summary>
    [JsonPropertyName("model_calls")]
    public required int ModelCalls { get; init; }

    /// <summary>Tokens of prompts, cached ones included.</summary>
    [JsonPropertyName("input_tokens")]
    public required long InputTokens { get; init; }

    /// <summary>Tokens of prompts read from the provider's cache.</summary>
    [JsonPropertyName("cached_input_tokens")]
    public required long CachedInputTokens { get; init; }

    /// <summary>Tokens written, reasoning included.</summary>
    [JsonPropertyName("output_tokens")]
    public required long OutputTokens { get; init; }

    /// <summary>Tokens spent on reasoning.</summary>
    [JsonPropertyName("reasoning_tokens")]
    public required long ReasoningTokens { get; init; }

    /// <summary>
    /// US dollars of all calls, estimates included, or null while the price of one is unknown: a call that has not ended has no price yet.
    /// </summary>
    [JsonPropertyName("cost_usd")]
    public decimal? CostUsd { get; init; }

    /// <summary>US dollars of the calls whose tokens the provider counted: by its own report, or by the price list.</summary>
    [JsonPropertyName("known_cost_usd")]
    public required decimal KnownCostUsd { get; init; }

    /// <summary>US dollars of the calls whose tokens nobody counted: an estimate, and part of <c>cost_usd</c>.</summary>
    [JsonPropertyName("estimated_cost_usd")]
    public required decimal EstimatedCostUsd { get; init; }

    /// <summary>
    /// How far off the prompts' expected tokens were, as a part of what the provider counted: 0.1 is a tenth. Null when nothing was compared.
    /// Budgets and the shortening of conversations rely on what is expected; costs do not.
    /// </summary>
    [JsonPropertyName("input_estimate_error")]
    public decimal? InputEstimateError { get; init; }
}

/// <summary>What one turn used.</summary>
/// <param name="Agent">The agent, by its id in the configuration.</param>
/// <param name="Turn">The turn, from 1.</param>
/// <param name="Usage">What it used.</param>
public sealed record StatusTurn(string Agent, int Turn, StatusUsage Usage);

/// <summary>How often a tool was used.</summary>
/// <param name="Calls">Calls that ran here.</param>
/// <param name="Failures">Those of them that failed.</param>
/// <param name="Seconds">How long they took together.</param>
/// <param name="AtProvider">Calls that the model's provider ran itself, and bills.</param>
public sealed record StatusTool(int Calls, int Failures, double Seconds, [property: JsonPropertyName("at_provider")] long AtProvider);
