using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace MassGen.Providers;

/// <summary>Turns a provider's usage into one meaning: output tokens include reasoning, input tokens include cached ones.</summary>
public static class UsageMapping
{
    /// <summary>The additional count that holds what the provider bills, in ten-billionths of a US dollar.</summary>
    public const string CostTicks = "cost_in_usd_ticks";

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

    internal static UsageDetails Map(ChatTokenUsage usage)
    {
        var reasoning = usage.OutputTokenDetails?.ReasoningTokenCount ?? 0;
        var (output, unexplained) = Fold(usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, reasoning);
        var details = new UsageDetails
        {
            InputTokenCount = usage.InputTokenCount,
            CachedInputTokenCount = Math.Min(usage.InputTokenDetails?.CachedTokenCount ?? 0, usage.InputTokenCount),
            OutputTokenCount = output,
            ReasoningTokenCount = reasoning,
            TotalTokenCount = usage.TotalTokenCount == 0 ? usage.InputTokenCount + output : usage.TotalTokenCount,
        };
#pragma warning disable SCME0001 // The only way to fields that OpenAI does not have.
        if (usage.Patch.TryGetValue("$.cost_in_usd_ticks"u8, out long ticks))
#pragma warning restore SCME0001
        {
            (details.AdditionalCounts ??= []).Add(CostTicks, ticks);
        }

        if (unexplained != 0)
        {
            (details.AdditionalCounts ??= []).Add(UnexplainedTokens, unexplained);
        }

        return details;
    }
}
