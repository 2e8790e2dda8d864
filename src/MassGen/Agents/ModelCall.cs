using System.Text;
using MassGen.Events;
using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What a model responded.</summary>
/// <param name="Text">Its text; may be empty.</param>
/// <param name="Calls">The tools it asked for.</param>
internal sealed record ModelResponse(string Text, IReadOnlyList<FunctionCallContent> Calls)
{
    public ChatMessage ToMessage()
    {
        var contents = new List<AIContent>();
        if (Text.Length > 0)
        {
            contents.Add(new TextContent(Text));
        }

        contents.AddRange(Calls);
        return new ChatMessage(ChatRole.Assistant, contents);
    }
}

/// <summary>One request to a model, told to the log while it streams.</summary>
internal sealed class ModelCall(Agent agent, TimeProvider time, Action<RunEvent> append)
{
    /// <summary>What a provider's own report of the billed amount is called in <see cref="UsageDetails.AdditionalCounts"/>.</summary>
    private const string BilledTicks = "cost_in_usd_ticks";

    // xAI's unit: 1 US dollar is 10^10 ticks (docs.x.ai, cost tracking).
    private const decimal TicksPerDollar = 10_000_000_000m;

    private readonly StringBuilder _text = new();
    private readonly List<FunctionCallContent> _calls = [];
    private readonly List<CitedSource> _sources = [];
    private UsageDetails? _usage;
    private string? _servedModel;
    private ChatFinishReason? _finishReason;

    public string? ServedModel => _servedModel;

    public UsageRecorded? Usage { get; private set; }

    public async Task<ModelResponse> SendAsync(IList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var text = new DeltaBuffer(time, piece => append(new TextDelta { Agent = agent.Id, Text = piece }));
        var reasoning = new DeltaBuffer(time, piece => append(new ReasoningDelta { Agent = agent.Id, Text = piece }));
        try
        {
            await foreach (var update in agent.Client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                Take(update, text, reasoning);
            }
        }
        finally
        {
            reasoning.Flush();
            text.Flush();
            RecordUsage();
        }

        if (_sources.Count > 0)
        {
            append(new SourcesCited { Agent = agent.Id, Sources = [.. _sources.Distinct()] });
        }

        append(new ModelFinished
        {
            Agent = agent.Id,
            RequestedModel = agent.Model,
            ServedModel = _servedModel,
            FinishReason = _finishReason?.Value,
            Elapsed = time.GetElapsedTime(started),
        });
        return new ModelResponse(_text.ToString(), _calls);
    }

    private void Take(ChatResponseUpdate update, DeltaBuffer text, DeltaBuffer reasoning)
    {
        _servedModel = update.ModelId ?? _servedModel;
        _finishReason = update.FinishReason ?? _finishReason;
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextReasoningContent thought:
                    text.Flush();
                    reasoning.Add(thought.Text);
                    break;
                case TextContent piece:
                    _sources.AddRange(SourcesOf(piece));
                    if (piece.Text.Length > 0)
                    {
                        reasoning.Flush();
                        _text.Append(piece.Text);
                        text.Add(piece.Text);
                    }

                    break;
                case FunctionCallContent call:
                    _calls.Add(call);
                    break;
                case ServerToolCallContent served:
                    text.Flush();
                    reasoning.Flush();
                    append(new ServerToolUsed { Agent = agent.Id, CallId = served.CallId, Tool = served.Tool, Arguments = served.Arguments });
                    break;
                case UsageContent usage:
                    _usage = usage.Details;
                    break;
                default:
                    throw new ModelException(
                        "MG3005", $"The model sent content of a kind that is not understood here: {content.GetType().Name}.", isRetryable: false);
            }
        }
    }

    private static IEnumerable<CitedSource> SourcesOf(TextContent piece) => (piece.Annotations ?? []).OfType<CitationAnnotation>()
        .Where(one => one.Url is not null).Select(one => new CitedSource(one.Url!.AbsoluteUri, one.Title));

    // A provider counts its own tools under its own names; null where it ran none.
    private static Dictionary<string, long>? ServerToolsIn(UsageDetails usage)
    {
        var counts = (usage.AdditionalCounts ?? []).Where(one => one.Key.StartsWith(ServerToolCallContent.CountPrefix, StringComparison.Ordinal))
            .ToDictionary(one => one.Key[ServerToolCallContent.CountPrefix.Length..], one => one.Value);
        return counts.Count == 0 ? null : counts;
    }

    private void RecordUsage()
    {
        if (_usage is null)
        {
            return;
        }

        var ticks = _usage.AdditionalCounts?.TryGetValue(BilledTicks, out var billed) == true ? billed : (long?)null;
        Usage = new UsageRecorded
        {
            Agent = agent.Id,
            Model = _servedModel ?? agent.Model,
            InputTokens = _usage.InputTokenCount ?? 0,
            CachedInputTokens = _usage.CachedInputTokenCount ?? 0,
            OutputTokens = _usage.OutputTokenCount ?? 0,
            ReasoningTokens = _usage.ReasoningTokenCount ?? 0,
            ServerTools = ServerToolsIn(_usage),
            CostUsd = ticks / TicksPerDollar,
            PriceSource = ticks is null ? PriceSource.Unknown : PriceSource.Provider,
        };
        append(Usage);
    }
}
