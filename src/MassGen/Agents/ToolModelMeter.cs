using MassGen.Events;

namespace MassGen.Agents;

/// <summary>Counts the model calls of one agent's tools as the agent's own.</summary>
/// <param name="agent">The agent's id.</param>
/// <param name="context">The run.</param>
/// <param name="nextCall">The number of the agent's next model call.</param>
internal sealed class ToolModelMeter(string agent, TurnContext context, Func<int> nextCall) : IModelMeter
{
    // What the call before used is the best guess at the next one.
    private ExpectedCall _expected = new(0, 0, null);

    public async Task<decimal?> AskAsync(ToolModel model, Func<CancellationToken, Task<ModelUse>> ask, CancellationToken cancellationToken)
    {
        var expected = _expected;
        if (context.Budget.BeginCall(expected) is { } reached)
        {
            context.BudgetReached(reached.Limit, reached.Value);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken).ConfigureAwait(false);
        }

        context.Append(new ModelRequested { Agent = agent, Tool = model.Tool, Model = model.Model, Call = nextCall(), Messages = 1, Tools = [] });
        UsageRecorded? usage = null;
        try
        {
            var started = context.Time.GetTimestamp();
            var use = await ask(cancellationToken).ConfigureAwait(false);
            usage = Record(model, use);
            context.Append(new ModelFinished
            {
                Agent = agent,
                Tool = model.Tool,
                RequestedModel = model.Model,
                ServedModel = use.ServedModel,
                FinishReason = use.FinishReason,
                Elapsed = context.Time.GetElapsedTime(started),
            });
            return usage?.CostUsd;
        }
        finally
        {
            context.Budget.Settle(expected, usage);
        }
    }

    private UsageRecorded? Record(ToolModel model, ModelUse use)
    {
        if (use.Usage is not { } details)
        {
            return null;
        }

        var (usd, source) = context.Prices.Of(context.Prices.Billed(model.Backend, model.Address, use.ServedModel ?? model.Model), details);
        var usage = new UsageRecorded
        {
            Agent = agent,
            Tool = model.Tool,
            Model = use.ServedModel ?? model.Model,
            InputTokens = details.InputTokenCount ?? 0,
            CachedInputTokens = details.CachedInputTokenCount ?? 0,
            OutputTokens = details.OutputTokenCount ?? 0,
            ReasoningTokens = details.ReasoningTokenCount ?? 0,
            CostUsd = usd,
            PriceSource = source,
        };
        _expected = new ExpectedCall(usage.InputTokens, usage.OutputTokens, usd);
        context.Append(usage);
        return usage;
    }
}
