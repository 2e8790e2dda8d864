using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Writes the requests for a model, without what it would refuse.</summary>
/// <param name="model">The model to ask for.</param>
/// <param name="defaults">Settings that hold unless a call has its own.</param>
/// <param name="check">Tells which names the model refuses.</param>
/// <param name="refused">Told once of each refused name.</param>
internal sealed class RequestMapping(
    string model, ChatParameters defaults, Func<IEnumerable<string>, IReadOnlyList<RefusedParameter>> check, Action<RefusedParameter>? refused)
{
    private readonly HashSet<string> _told = [];

    /// <summary>The body of a request.</summary>
    public ReadOnlyMemory<byte> Map(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var settings = Merge(options);
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = MessageMapping.Map(messages, options?.Instructions),
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
        };
        AddSettings(body, settings);
        Add(body, "response_format", Format(options?.ResponseFormat));
        if (options?.Tools?.OfType<AIFunctionDeclaration>().Select(Tool).ToArray() is { Length: > 0 } tools)
        {
            body["tools"] = new JsonArray(tools);
            Add(body, "tool_choice", Choice(options.ToolMode));
            Add(body, "parallel_tool_calls", settings.ParallelToolCalls);
        }

        foreach (var (name, value) in settings.Extra)
        {
            body[name] = value?.DeepClone();
        }

        return JsonText.Bytes(body);
    }

    private static void AddSettings(JsonObject body, ChatParameters settings)
    {
        Add(body, "temperature", settings.Temperature);
        Add(body, "top_p", settings.TopP);
        Add(body, "max_completion_tokens", settings.MaxOutputTokens);
        Add(body, "frequency_penalty", settings.FrequencyPenalty);
        Add(body, "presence_penalty", settings.PresencePenalty);
        Add(body, "seed", settings.Seed);
        Add(body, "reasoning_effort", settings.ReasoningEffort);
        Add(body, "stop", settings.Stop is { Count: > 0 } stop ? new JsonArray([.. stop.Select(text => JsonValue.Create(text))]) : null);
    }

    private static void Add(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }

    private static JsonNode Tool(AIFunctionDeclaration tool) => Function(new JsonObject
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["parameters"] = JsonObject.Create(tool.JsonSchema),
    });

    private static JsonObject Function(JsonObject function) => new() { ["type"] = "function", ["function"] = function };

    private ChatParameters Merge(ChatOptions? options)
    {
        var merged = defaults with
        {
            Temperature = options?.Temperature ?? defaults.Temperature,
            TopP = options?.TopP ?? defaults.TopP,
            MaxOutputTokens = options?.MaxOutputTokens ?? defaults.MaxOutputTokens,
            Seed = options?.Seed ?? defaults.Seed,
            ReasoningEffort = Effort(options?.Reasoning?.Effort) ?? defaults.ReasoningEffort,
            PresencePenalty = options?.PresencePenalty ?? defaults.PresencePenalty,
            FrequencyPenalty = options?.FrequencyPenalty ?? defaults.FrequencyPenalty,
            Stop = options?.StopSequences is { } stop ? [.. stop] : defaults.Stop,
            ParallelToolCalls = options?.AllowMultipleToolCalls ?? defaults.ParallelToolCalls,
        };
        return check(Names(merged)).Aggregate(merged, Without);
    }

    private static IEnumerable<string> Names(ChatParameters given)
    {
        (string Name, bool IsGiven)[] names =
        [
            ("presence_penalty", given.PresencePenalty is not null),
            ("frequency_penalty", given.FrequencyPenalty is not null),
            ("stop", given.Stop is { Count: > 0 }),
            ("reasoning_effort", given.ReasoningEffort is not null),
        ];
        return names.Where(pair => pair.IsGiven).Select(pair => pair.Name).Union(given.Extra.Keys);
    }

    private ChatParameters Without(ChatParameters given, RefusedParameter parameter)
    {
        lock (_told)
        {
            if (_told.Add(parameter.Name))
            {
                refused?.Invoke(parameter);
            }
        }

        given = given with { Extra = given.Extra.Where(field => field.Key != parameter.Name).ToDictionary() };
        return parameter.Name switch
        {
            "presence_penalty" => given with { PresencePenalty = null },
            "frequency_penalty" => given with { FrequencyPenalty = null },
            "stop" => given with { Stop = null },
            "reasoning_effort" => given with { ReasoningEffort = null },
            _ => given,
        };
    }

    private static string? Effort(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    private static JsonNode? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => Function(new JsonObject { ["name"] = name }),
        RequiredChatToolMode => "required",
        NoneChatToolMode => "none",
        _ => null,
    };

    private static JsonObject? Format(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => new JsonObject { ["type"] = "json_schema", ["json_schema"] = Named(json, schema) },
        ChatResponseFormatJson => new JsonObject { ["type"] = "json_object" },
        _ => null,
    };

    private static JsonObject Named(ChatResponseFormatJson format, JsonElement schema)
    {
        var named = new JsonObject { ["name"] = format.SchemaName ?? "answer", ["schema"] = JsonObject.Create(schema) };
        Add(named, "description", format.SchemaDescription);
        return named;
    }
}
