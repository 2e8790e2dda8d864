using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Recording;

namespace MassGen.Providers.Scripted;

/// <summary>What a reply says it used; each wire form writes it in its own words.</summary>
/// <param name="Input">Tokens of the prompt, cached ones included.</param>
/// <param name="Cached">Those of them that were cached.</param>
/// <param name="Output">Tokens written, without reasoning.</param>
/// <param name="Reasoning">Tokens of reasoning.</param>
/// <param name="Ticks">What is billed, in ten-billionths of a US dollar; null where no prices are known.</param>
internal sealed record ReplyTokens(int Input, int Cached, int Output, int Reasoning, long? Ticks)
{
    // 1 USD = 10,000,000,000 ticks (docs.x.ai, cost tracking); prices are per million tokens.
    private const decimal TicksPerDollarPerMillion = 10_000m;

    private const int CharactersPerToken = 4;

    public static ReplyTokens Of(ScriptStep step, JsonObject request, ScriptPrices? prices)
    {
        var input = step.Usage.Input ?? Tokens(PromptLength(request));
        var cached = Math.Min(step.Usage.CachedInput ?? 0, input);
        var output = step.Usage.Output ?? Tokens((step.Say?.Length ?? 0) + step.Calls.Sum(Length) + step.Actions.Sum(Length));
        var reasoning = step.Usage.Reasoning ?? Tokens(step.Think?.Length ?? 0);
        var dollars = prices is null
            ? (decimal?)null
            : ((input - cached) * prices.Input) + (cached * prices.CachedInput) + ((output + reasoning) * prices.Output);
        return new ReplyTokens(input, cached, output, reasoning, dollars is { } sum ? (long)decimal.Round(sum * TicksPerDollarPerMillion) : null);
    }

    // Scrubbed, so that a command that took longer does not change what the run costs.
    private static int PromptLength(JsonObject request) =>
        JsonText.Compact(Scrubber.Apply(request["messages"] ?? request["input"] ?? request["contents"])).Length
        + (request["system"] is { } system ? JsonText.Compact(system).Length : 0)
        + (request["tools"] is { } tools ? JsonText.Compact(tools).Length : 0);

    private static int Length(ScriptCall call) => call.Tool.Length + JsonText.Compact(call.Arguments).Length;

    private static int Length(ScriptedAction action) => action.Name.Length + JsonText.Compact(action.Arguments).Length;

    private static int Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
