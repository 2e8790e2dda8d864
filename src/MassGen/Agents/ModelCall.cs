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
internal sealed class ModelCall(Agent agent, TurnContext context, ExpectedCall expected)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly List<FunctionCallContent> _calls = [];
    private readonly List<CitedSource> _sources = [];
    private UsageDetails? _usage;
    private string? _servedModel;
    private ChatFinishReason? _finishReason;

    public string? ServedModel => _servedModel;

    public UsageRecorded? Usage { get; private set; }

    public async Task<ModelResponse> SendAsync(IList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        var text = new DeltaBuffer(context.Time, piece => context.Append(new TextDelta { Agent = agent.Id, Text = piece }));
        var reasoning = new DeltaBuffer(context.Time, piece => context.Append(new ReasoningDelta { Agent = agent.Id, Text = piece }));
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
            context.Append(new SourcesCited { Agent = agent.Id, Sources = [.. _sources.Distinct()] });
        }

        context.Append(new ModelFinished
        {
            Agent = agent.Id,
            RequestedModel = agent.Model,
            ServedModel = _servedModel,
            FinishReason = _finishReason?.Value,
            Elapsed = context.Time.GetElapsedTime(started),
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
                    _reasoning.Append(thought.Text);
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
                    context.Append(new ServerToolUsed { Agent = agent.Id, CallId = served.CallId, Tool = served.Tool, Arguments = served.Arguments });
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

    private void RecordUsage()
    {
        Usage = _usage is null ? Estimated() : Counted(_usage);
        if (Usage is not null)
        {
            context.Append(Usage);
        }
    }

    private UsageRecorded Counted(UsageDetails usage)
    {
        var (usd, source) = context.Prices.Of(agent, _servedModel, usage);
        return new UsageRecorded
        {
            Agent = agent.Id,
            Model = _servedModel ?? agent.Model,
            InputTokens = usage.InputTokenCount ?? 0,
            CachedInputTokens = usage.CachedInputTokenCount ?? 0,
            OutputTokens = usage.OutputTokenCount ?? 0,
            ReasoningTokens = usage.ReasoningTokenCount ?? 0,
            CostUsd = usd,
            PriceSource = source,
            ExpectedInputTokens = expected.InputTokens,
            ServerTools = ServiceTools.In(usage),
        };
    }

    // Something was said, so something is used, and mostly billed: a guess that is marked as one is better than nothing.
    private UsageRecorded? Estimated()
    {
        var reasoning = TokenHeuristic.Count(_reasoning.ToString());
        var output = TokenEstimate.Of([new ModelResponse(_text.ToString(), _calls).ToMessage()]) + reasoning;
        var use = new TokenUse(expected.InputTokens, 0, output);
        return output == 0 ? null : new UsageRecorded
        {
            Agent = agent.Id,
            Model = _servedModel ?? agent.Model,
            InputTokens = use.Input,
            OutputTokens = use.Output,
            ReasoningTokens = reasoning,
            CostUsd = context.Prices.Estimate(agent, _servedModel, use),
            PriceSource = PriceSource.Estimate,
            ExpectedInputTokens = expected.InputTokens,
        };
    }
}
