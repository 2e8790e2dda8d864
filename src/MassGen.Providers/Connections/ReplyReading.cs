using System.Text.Json;
using MassGen.Providers.Json;
using MassGen.Providers.Messages;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Finds in a whole answer what all providers tell: the model that answered and what it used.</summary>
internal static class ReplyReading
{
    public static ModelReply Of(WireForm form, JsonElement body) => form switch
    {
        WireForm.Responses => new(body, body.Field("usage"u8) is { } usage ? UsageMapping.OfResponses(usage) : null, body.Word("model"u8)),
        WireForm.Messages => new(body, OfMessages(body), body.Word("model"u8)),
        WireForm.GenerateContent => new(body, body.Field("usageMetadata"u8) is { } usage ? OfGemini(usage) : null, body.Word("modelVersion"u8)),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Chat completions are asked by a chat client."),
    };

    private static UsageDetails? OfMessages(JsonElement body)
    {
        var usage = new MessagesUsage();
        usage.Take(body.Field("usage"u8));
        return usage.Details();
    }

    // Thoughts stand beside the candidates; cached tokens are a part of the prompt's.
    private static UsageDetails OfGemini(JsonElement usage)
    {
        var input = usage.Number("promptTokenCount"u8) ?? 0;
        var thoughts = usage.Number("thoughtsTokenCount"u8) ?? 0;
        var output = (usage.Number("candidatesTokenCount"u8) ?? 0) + thoughts;
        return new UsageDetails
        {
            InputTokenCount = input,
            CachedInputTokenCount = Math.Min(usage.Number("cachedContentTokenCount"u8) ?? 0, input),
            OutputTokenCount = output,
            ReasoningTokenCount = thoughts,
            TotalTokenCount = usage.Number("totalTokenCount"u8) ?? input + output,
        };
    }
}
