using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace MassGen.Providers;

/// <summary>Turns the options of a call into those of the SDK, and leaves out what the model would refuse.</summary>
/// <param name="defaults">Settings that hold unless a call has its own.</param>
/// <param name="check">Tells which names the model refuses.</param>
/// <param name="refused">Told once of each refused name.</param>
internal sealed class RequestMapping(
    ChatParameters defaults, Func<IEnumerable<string>, IReadOnlyList<RefusedParameter>> check, Action<RefusedParameter>? refused)
{
    private readonly HashSet<string> _told = [];

    public ChatCompletionOptions Map(ChatOptions? options)
    {
        var merged = Merge(options);
        var mapped = new ChatCompletionOptions
        {
            Temperature = merged.Temperature,
            TopP = merged.TopP,
            MaxOutputTokenCount = merged.MaxOutputTokens,
            FrequencyPenalty = merged.FrequencyPenalty,
            PresencePenalty = merged.PresencePenalty,
            ResponseFormat = Format(options?.ResponseFormat),
        };
        SetExperimental(mapped, merged);
        foreach (var text in merged.Stop ?? [])
        {
            mapped.StopSequences.Add(text);
        }

        foreach (var tool in options?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
        {
            mapped.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        }

        if (mapped.Tools.Count > 0)
        {
            mapped.ToolChoice = Choice(options?.ToolMode);
            mapped.AllowParallelToolCalls = merged.ParallelToolCalls;
        }

        ExtraFields.Add(mapped, merged.Extra);
        return mapped;
    }

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

    // The SDK marks these as experimental; their place on the wire is settled.
    private static void SetExperimental(ChatCompletionOptions mapped, ChatParameters merged)
    {
#pragma warning disable OPENAI001
        mapped.Seed = merged.Seed;
        if (merged.ReasoningEffort is { } effort)
        {
            mapped.ReasoningEffortLevel = new ChatReasoningEffortLevel(effort);
        }
#pragma warning restore OPENAI001
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

    private static ChatToolChoice? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
        NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
        _ => null,
    };

    private static OpenAI.Chat.ChatResponseFormat? Format(Microsoft.Extensions.AI.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(
            json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription),
        ChatResponseFormatJson => OpenAI.Chat.ChatResponseFormat.CreateJsonObjectFormat(),
        _ => null,
    };
}
