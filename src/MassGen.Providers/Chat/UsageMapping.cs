using System.Text.Json;
using MassGen.Models;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Turns a provider's usage into one meaning: output tokens include reasoning, input tokens include cached ones.</summary>
public static class UsageMapping
{
    /// <summary>The additional count that holds what the provider bills, in ten-billionths of a US dollar.</summary>
    public const string CostTicks = "cost_in_usd_ticks";

    /// <summary>The additional count of tokens written to the provider's cache, which Anthropic bills dearer; they are a part of the input.</summary>
    public const string CacheWrites = "cache_creation_input_tokens";

    /// <summary>The additional count that holds the tokens by which a reported total differs from its parts.</summary>
    public const string UnexplainedTokens = "unexplained_total_tokens";

    /// <summary>Output tokens with reasoning folded in, and what cannot be explained.</summary>
    /// <remarks>
    /// xAI's chat completions report reasoning beside the completion, OpenAI's inside it; the total tells which. A total that fits
    /// neither is flagged and nothing is guessed.
    /// </remarks>
    public static (long Output, long Unexplained) Fold(long prompt, long completion, long total, long reasoning)
    {
        var rest = total - prompt - completion;
        return rest == 0 || (total == 0 && reasoning == 0) ? (completion, 0)
            : rest == reasoning ? (completion + reasoning, 0)
            : (completion, rest);
    }

    internal static UsageDetails Map(JsonElement usage, string? model)
    {
        var (prompt, completion) = (usage.Number("prompt_tokens"u8) ?? 0, usage.Number("completion_tokens"u8) ?? 0);
        var reasoning = usage.Field("completion_tokens_details"u8)?.Number("reasoning_tokens"u8) ?? 0;
        if (reasoning == 0 && model?.Contains("gemini", StringComparison.OrdinalIgnoreCase) == true)
        {
            // Google's own endpoint bills thoughts as output and tells them by nothing but the total.
            reasoning = Math.Max(0, (usage.Number("total_tokens"u8) ?? 0) - prompt - completion);
        }

        return Details(usage, prompt, usage.Field("prompt_tokens_details"u8)?.Number("cached_tokens"u8) ?? 0, completion, reasoning);
    }

    /// <summary>The usage of the Responses API, where reasoning is a part of the output.</summary>
    internal static UsageDetails OfResponses(JsonElement usage) => Details(
        usage,
        usage.Number("input_tokens"u8) ?? 0,
        usage.Field("input_tokens_details"u8)?.Number("cached_tokens"u8) ?? 0,
        usage.Number("output_tokens"u8) ?? 0,
        usage.Field("output_tokens_details"u8)?.Number("reasoning_tokens"u8) ?? 0);

    /// <summary>Adds what tools on the provider's servers did.</summary>
    internal static void AddServerTools(UsageDetails details, JsonElement? counts)
    {
        if (counts is not { ValueKind: JsonValueKind.Object } named)
        {
            return;
        }

        foreach (var one in named.EnumerateObject())
        {
            if (one.Value.ValueKind == JsonValueKind.Number && one.Value.TryGetInt64(out var count) && count > 0)
            {
                (details.AdditionalCounts ??= [])[ServerToolCallContent.CountPrefix + one.Name] = count;
            }
        }
    }

    private static UsageDetails Details(JsonElement usage, long input, long cached, long written, long reasoning)
    {
        var total = usage.Number("total_tokens"u8) ?? 0;
        var (output, unexplained) = Fold(input, written, total, reasoning);
        var details = new UsageDetails
        {
            InputTokenCount = input,
            CachedInputTokenCount = Math.Min(cached, input),
            OutputTokenCount = output,
            ReasoningTokenCount = reasoning,
            TotalTokenCount = total == 0 ? input + output : total,
        };
        if (usage.Number("cost_in_usd_ticks"u8) is { } ticks)
        {
            (details.AdditionalCounts ??= []).Add(CostTicks, ticks);
        }

        if (unexplained != 0)
        {
            (details.AdditionalCounts ??= []).Add(UnexplainedTokens, unexplained);
        }

        AddServerTools(details, usage.Field("server_side_tool_usage_details"u8));
        return details;
    }
}
