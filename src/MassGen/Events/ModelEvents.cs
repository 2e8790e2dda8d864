using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>A request goes to a model.</summary>
public sealed record ModelRequested : RunEvent
{
    /// <summary>The model asked for.</summary>
    public string? Model { get; init; }

    /// <summary>The agent's model calls in this run, from 1.</summary>
    public required int Call { get; init; }

    /// <summary>How many messages were sent.</summary>
    public required int Messages { get; init; }

    /// <summary>The tools offered, by name.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>The tool that asked, where a tool has a model of its own; null for the agent's own model.</summary>
    public string? Tool { get; init; }
}

/// <summary>A model's response is complete.</summary>
public sealed record ModelFinished : RunEvent
{
    /// <summary>The model asked for.</summary>
    public string? RequestedModel { get; init; }

    /// <summary>The model that answered, by the provider's own word; null when it did not say.</summary>
    public string? ServedModel { get; init; }

    /// <summary>Why it ended: <c>stop</c>, <c>length</c>, <c>tool_calls</c> or <c>content_filter</c>.</summary>
    public string? FinishReason { get; init; }

    /// <summary>From the request to the last byte, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }

    /// <summary>The tool that asked, where a tool has a model of its own; null for the agent's own model.</summary>
    public string? Tool { get; init; }
}

/// <summary>A request failed in a way that may pass and will be sent again after a pause.</summary>
public sealed record ModelRetried : RunEvent
{
    /// <summary>The attempt that failed, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The pause before the next attempt, in milliseconds.</summary>
    [JsonPropertyName("delayMs")]
    public required Duration Delay { get; init; }

    /// <summary>Why it failed.</summary>
    public required string Cause { get; init; }
}

/// <summary>Text from a model, joined from the pieces it arrived in.</summary>
public sealed record TextDelta : RunEvent
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }
}

/// <summary>A model's visible reasoning, joined from the pieces it arrived in.</summary>
public sealed record ReasoningDelta : RunEvent
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }
}

/// <summary>What a model call used and cost.</summary>
public sealed record UsageRecorded : RunEvent
{
    /// <summary>The model that answered, or the one asked for when the provider did not say.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens of the prompt, cached ones included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens of the prompt read from the provider's cache.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Tokens written, reasoning included.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Tokens spent on reasoning.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>What tools on the provider's servers did, by the provider's names, for example <c>web_search_calls</c>; null when none ran.</summary>
    public IReadOnlyDictionary<string, long>? ServerTools { get; init; }

    /// <summary>Price in US dollars, or null when it is not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Where the price comes from.</summary>
    public PriceSource PriceSource { get; init; }

    /// <summary>What the prompt's tokens were expected to be before it was sent; beside <c>inputTokens</c> it shows how good the guess is.</summary>
    public long? ExpectedInputTokens { get; init; }

    /// <summary>The tool that asked, where a tool has a model of its own; null for the agent's own model.</summary>
    public string? Tool { get; init; }
}

/// <summary>Where a price comes from.</summary>
public enum PriceSource
{
    /// <summary>Nobody said; the cost is unknown, not zero.</summary>
    Unknown,

    /// <summary>The provider reported the amount it bills.</summary>
    Provider,

    /// <summary>Computed from the tokens that the provider counted and the price list of the model that answered.</summary>
    PriceList,

    /// <summary>The provider counted nothing: tokens and price are estimates.</summary>
    Estimate,
}
