using System.Text.Json.Nodes;

namespace MassGen.Providers;

/// <summary>Settings of a model that the configuration gives for every call; what is null is not sent.</summary>
public sealed record ChatParameters
{
    /// <summary>No settings: the provider's defaults.</summary>
    public static ChatParameters None { get; } = new();

    /// <summary>How freely the model chooses its words, from 0 to 2.</summary>
    public float? Temperature { get; init; }

    /// <summary>The share of probable words it chooses from, from 0 to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>The most tokens of visible output; xAI does not count reasoning and tool calls in it.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>A number that makes answers more alike.</summary>
    public long? Seed { get; init; }

    /// <summary>How much to reason: <c>none</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>xhigh</c>, as far as the model knows them.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Penalty on words that occurred already.</summary>
    public float? PresencePenalty { get; init; }

    /// <summary>Penalty on words that occurred often.</summary>
    public float? FrequencyPenalty { get; init; }

    /// <summary>Texts at which the answer ends.</summary>
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>Whether several tools may be called in one answer.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>
    /// Fields of the request's body that this library has no property for, by name: handed on as they are, so that a provider's new
    /// setting works on the day it appears. They win over the properties above.
    /// </summary>
    public IReadOnlyDictionary<string, JsonNode?> Extra { get; init; } = new Dictionary<string, JsonNode?>();
}
