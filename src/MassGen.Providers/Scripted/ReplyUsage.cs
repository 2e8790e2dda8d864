using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Recording;

namespace MassGen.Providers.Scripted;

/// <summary>The usage of a reply in xAI's form: reasoning is counted beside the completion, not in it.</summary>
internal static class ReplyUsage
{
    // 1 USD = 10,000,000,000 ticks (docs.x.ai, cost tracking); prices are per million tokens.
    private const decimal TicksPerDollarPerMillion = 10_000m;

    private const int CharactersPerToken = 4;

    public static JsonObject Of(ScriptStep step, JsonObject request, ScriptPrices? prices)
    {
        var input = step.Usage.Input ?? Tokens(PromptLength(request));
        var cached = Math.Min(step.Usage.CachedInput ?? 0, input);
        var output = step.Usage.Output ?? Tokens((step.Say?.Length ?? 0) + step.Calls.Sum(Length));
        var reasoning = step.Usage.Reasoning ?? Tokens(step.Think?.Length ?? 0);
        var usage = new JsonObject
        {
            ["prompt_tokens"] = input,
            ["completion_tokens"] = output,
            ["total_tokens"] = input + output + reasoning,
            ["prompt_tokens_details"] = new JsonObject
            {
                ["text_tokens"] = input, ["audio_tokens"] = 0, ["image_tokens"] = 0, ["cached_tokens"] = cached,
            },
            ["completion_tokens_details"] = new JsonObject
            {
                ["reasoning_tokens"] = reasoning, ["audio_tokens"] = 0, ["accepted_prediction_tokens"] = 0, ["rejected_prediction_tokens"] = 0,
            },
            ["num_sources_used"] = 0,
        };
        if (prices is not null)
        {
            var dollars = ((input - cached) * prices.Input) + (cached * prices.CachedInput) + ((output + reasoning) * prices.Output);
            usage["cost_in_usd_ticks"] = (long)decimal.Round(dollars * TicksPerDollarPerMillion);
        }

        return usage;
    }

    // Scrubbed, so that a command that took longer does not change what the run costs.
    private static int PromptLength(JsonObject request) =>
        JsonText.Compact(Scrubber.Apply(request["messages"])).Length + (request["tools"] is { } tools ? JsonText.Compact(tools).Length : 0);

    private static int Length(ScriptCall call) => call.Tool.Length + JsonText.Compact(call.Arguments).Length;

    private static int Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
