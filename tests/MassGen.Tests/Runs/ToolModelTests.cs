using MassGen.Agents;
using MassGen.Events;
using MassGen.Projections;
using MassGen.Runs;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

/// <summary>Models that tools ask themselves count as their agents' calls.</summary>
public sealed class ToolModelTests
{
    [Fact]
    public async Task The_calls_of_a_tools_model_are_in_the_log_and_the_ledger_of_its_agent()
    {
        var run = Run.Start(PlanOf(Asking(new ScriptedClient([Model.Uses("look"), .. Model.Agrees("Light.")]), calls: 2)) with { Time = TimeProvider.System }, default);

        await run.Completion.WaitAsync(Patience);

        var events = run.Log.Snapshot();
        Assert.Equal(["look", "look"], events.OfType<ModelRequested>().Select(request => request.Tool).OfType<string>());
        Assert.Equal(2, events.OfType<ModelFinished>().Count(finished => finished.Tool == "look"));
        Assert.Equal(Enumerable.Range(1, events.OfType<ModelRequested>().Count()), events.OfType<ModelRequested>().Select(request => request.Call));
        // computer-use-preview: 3 and 12 US dollars per million tokens.
        Assert.Equal(2 * 0.000042m, CostLedger.Of(events).Agents["ada"].KnownUsd);
    }

    [Fact]
    public async Task The_calls_of_a_tools_model_count_against_the_budget()
    {
        var plan = PlanOf(Asking(new ScriptedClient(Model.Uses("look")), calls: 9)) with { Budget = new BudgetLimits { Calls = 4 } };
        var run = Run.Start(plan, default);

        var end = await run.Completion.WaitAsync(Patience);

        Assert.Equal(RunOutcome.BudgetReached, end.Outcome);
        Assert.Equal(4, run.Log.Snapshot().OfType<ModelRequested>().Count());
    }

    private static Agent Asking(ScriptedClient client, int calls) => new()
    {
        Id = "ada",
        Backend = "scripted",
        Client = client,
        Environment = run => AgentEnvironment.Of(AIFunctionFactory.Create(
            async (CancellationToken token) =>
            {
                for (var call = 0; call < calls; call++)
                {
                    await run.Meter.AskAsync(
                        new ToolModel("look", "openai", "computer-use-preview"),
                        _ => Task.FromResult(new ModelUse(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 }, null, "stop")), token);
                }
            },
            "look")),
    };
}
