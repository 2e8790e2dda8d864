using System.Globalization;
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

    /// <summary>The same, with the settings that <see cref="Extra"/> holds under their usual names in the properties for them.</summary>
    internal ChatParameters Lifted()
    {
        var lifted = this;
        foreach (var (name, value) in Extra)
        {
            var taken = (name, value) switch
            {
                ("stop", JsonArray { Count: > 0 } texts) => lifted with { Stop = [.. texts.Select(text => text?.ToString() ?? "")] },
                ("stop", JsonValue text) => lifted with { Stop = [text.ToString()] },
                ("reasoning_effort", JsonValue word) => lifted with { ReasoningEffort = word.ToString() },
                ("parallel_tool_calls", JsonValue choice) when choice.TryGetValue(out bool several) => lifted with { ParallelToolCalls = several },
                ("presence_penalty", JsonValue number) when Number(number) is { } penalty => lifted with { PresencePenalty = penalty },
                ("frequency_penalty", JsonValue number) when Number(number) is { } penalty => lifted with { FrequencyPenalty = penalty },
                _ => null,
            };
            lifted = taken is null ? lifted : taken with { Extra = taken.Extra.Where(field => field.Key != name).ToDictionary() };
        }

        return lifted;
    }

    private static float? Number(JsonValue value) =>
        float.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The settings that are given, by their names on the wire of chat completions; those of <see cref="Extra"/> among them.</summary>
    internal IReadOnlyCollection<string> GivenNames()
    {
        var names = new List<string>();
        void Add(string name, bool isGiven)
        {
            if (isGiven && !Extra.ContainsKey(name))
            {
                names.Add(name);
            }
        }

        Add("presence_penalty", PresencePenalty is not null);
        Add("frequency_penalty", FrequencyPenalty is not null);
        Add("stop", Stop is { Count: > 0 });
        Add("reasoning_effort", ReasoningEffort is not null);
        Add("temperature", Temperature is not null);
        Add("top_p", TopP is not null);
        Add("seed", Seed is not null);
        names.AddRange(Extra.Keys);
        return names;
    }

    /// <summary>The same without one of them.</summary>
    internal ChatParameters Without(string name)
    {
        var rest = Extra.ContainsKey(name) ? this with { Extra = Extra.Where(field => field.Key != name).ToDictionary() } : this;
        return name switch
        {
            "presence_penalty" => rest with { PresencePenalty = null },
            "frequency_penalty" => rest with { FrequencyPenalty = null },
            "stop" => rest with { Stop = null },
            "reasoning_effort" => rest with { ReasoningEffort = null },
            "temperature" => rest with { Temperature = null },
            "top_p" => rest with { TopP = null },
            "seed" => rest with { Seed = null },
            _ => rest,
        };
    }
}
