using MassGen.Agents;
using MassGen.Events;
using MassGen.Runs;
using MassGen.Testing;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class RunEndingTests
{
    private static ScriptedClient ToolsForEver() => new(Model.Uses("nothing"));

    private static UsageContent Used(long tokens, long ticks) => new(new UsageDetails
    {
        InputTokenCount = tokens,
        AdditionalCounts = new() { ["cost_in_usd_ticks"] = ticks },
    });

    [Fact]
    public async Task A_timeout_stops_what_hangs_and_gives_the_best_answer_so_far()
    {
        var time = new ManualTime();
        var plan = Plan(new ScriptedClient(Model.Answers("Light."), Model.Hangs()), new ScriptedClient(Model.Hangs()));
        var run = Run.Start(plan with { Time = time, Schedule = new ParallelSchedule(), Timeout = TimeSpan.FromSeconds(90) }, default);
        await run.SeenAsync<ModelRequested>(count: 3);

        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(run.Completion.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var end = await run.Completion.WaitAsync(Patience);
        Assert.Equal((RunOutcome.TimedOut, "ada", "Light."), (end.Outcome, end.Winner, end.Answer));
        Assert.Equal(TimeSpan.FromSeconds(90), end.At - run.Log.Snapshot()[0].At);
        Assert.Equal(0, time.WaitingTimers);
    }

    [Fact]
    public async Task A_tool_that_does_not_stop_when_told_to_does_not_keep_the_run_from_ending()
    {
        var time = new ManualTime();
        var never = new TaskCompletionSource();
        var stubborn = AIFunctionFactory.Create(() => never.Task, "stubborn");
        var plan = PlanOf(Agent("ada", new ScriptedClient(Model.Uses("stubborn")), stubborn));
        var run = Run.Start(plan with { Time = time, Timeout = TimeSpan.FromSeconds(5) }, default);
        await run.SeenAsync<ToolRequested>();

        time.Advance(TimeSpan.FromSeconds(5));
        await run.SeenAsync<LimitReached>();
        while (!run.Completion.IsCompleted)
        {
            // The loop may reach its wait a moment after the event was seen.
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(RunOutcome.TimedOut, (await run.Completion).Outcome);
        Assert.Equal("MG2004", Assert.Single(run.Log.Snapshot().OfType<RunWarning>()).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_call_goes_out_beyond_the_budget_of_calls(bool lockstep)
    {
        ScriptedClient[] clients = [ToolsForEver(), ToolsForEver(), ToolsForEver()];
        var plan = Plan([.. clients]) with { Budget = new BudgetLimits { Calls = 20 } };
        var events = await PlayAsync(lockstep ? plan : plan with { Schedule = new ParallelSchedule() });

        Assert.Equal(20, clients.Sum(client => client.Requests.Count));
        Assert.Equal(20, events.OfType<ModelRequested>().Count());
        Assert.Equal((RunOutcome.BudgetReached, "budget.calls"), (events.End().Outcome, Assert.Single(events.OfType<LimitReached>()).Limit));
    }

    [Fact]
    public async Task A_call_that_would_pass_the_budget_of_tokens_does_not_go_out()
    {
        var ada = new ScriptedClient(Model.Says(Used(4000, 0), Model.Call("nothing")));
        var events = await PlayAsync(Plan(ada) with { Budget = new BudgetLimits { Tokens = 10_000 } });

        Assert.Equal(2, ada.Requests.Count);
        Assert.Equal("budget.tokens", Assert.Single(events.OfType<LimitReached>()).Limit);
        Assert.True(events.OfType<UsageRecorded>().Sum(call => call.InputTokens + call.OutputTokens) <= 10_000);
    }

    [Fact]
    public async Task A_budget_of_tokens_holds_also_where_the_provider_counts_nothing()
    {
        var events = await PlayAsync(Plan(ToolsForEver()) with { Budget = new BudgetLimits { Tokens = 3000 } });

        Assert.Equal((RunOutcome.BudgetReached, "budget.tokens"), (events.End().Outcome, Assert.Single(events.OfType<LimitReached>()).Limit));
        Assert.InRange(events.OfType<UsageRecorded>().Sum(call => call.InputTokens + call.OutputTokens), 1500, 3000);
    }

    [Fact]
    public async Task Surroundings_that_never_end_do_not_keep_the_run_from_ending()
    {
        var (time, never) = (new ManualTime(), new TaskCompletionSource());
        var ended = false;
        var ada = new Agent { Id = "ada", Backend = "scripted", Client = new ScriptedClient(Model.Agrees("Light.")), Environment = _ => new WatchedEnvironment(() => never.Task) };
        var bob = Agent("bob", new ScriptedClient(Model.Agrees("Air.")), () => ended = true);
        var run = Run.Start(PlanOf(ada, bob) with { Time = time }, default);
        await run.SeenAsync<AnswerPresented>();
        using var patience = new CancellationTokenSource(Patience);
        while (!run.Completion.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal((RunOutcome.Completed, "Final."), ((await run.Completion).Outcome, (await run.Completion).Answer));
        Assert.Equal(("MG2008", "ada", true), (Assert.Single(run.Log.Snapshot().OfType<RunWarning>()).Code, run.Log.Snapshot().OfType<RunWarning>().Single().Agent, ended));
    }

    [Fact]
    public async Task Calls_under_way_are_set_aside_so_that_agents_together_stay_below_the_budget()
    {
        ScriptedClient[] clients = [.. Enumerable.Range(0, 4).Select(_ => new ScriptedClient(Model.Says(Used(1, 1_000_000_000), Model.Call("nothing"))))];
        var events = await PlayAsync(Plan([.. clients]) with { Budget = new BudgetLimits { Usd = 0.65m } });

        // Four first calls cost 0.40; of the second ones only two more fit, whoever asks first.
        Assert.Equal(6, clients.Sum(client => client.Requests.Count));
        Assert.Equal(0.6m, events.OfType<UsageRecorded>().Sum(call => call.CostUsd));
    }

    [Fact]
    public async Task A_first_call_that_the_price_list_says_is_too_dear_does_not_go_out()
    {
        var ada = new ScriptedClient(Model.Text("Light."));
        var agent = new Agent { Id = "ada", Backend = "grok", Model = "grok-4.3", Client = ada };
        var time = new ManualTime();
        time.Advance(TimeSpan.FromDays(300));
        var plan = PlanOf(agent) with { Budget = new BudgetLimits { Usd = 0.0001m }, Time = time };

        Assert.Equal(RunOutcome.BudgetReached, (await PlayAsync(plan)).End().Outcome);
        Assert.Empty(ada.Requests);
    }

    [Fact]
    public async Task A_spent_budget_of_dollars_lets_no_further_call_out()
    {
        var ada = new ScriptedClient(Model.Says(Used(1, 2_500_000_000), Model.Call("nothing")));
        var events = await PlayAsync(Plan(ada) with { Budget = new BudgetLimits { Usd = 0.50m } });

        Assert.Equal(2, ada.Requests.Count);
        Assert.Equal("0.50 USD", Assert.Single(events.OfType<LimitReached>()).Value);
    }

    [Fact]
    public async Task A_budget_that_ends_a_lockstep_run_of_waiting_agents_does_not_hang()
    {
        var plan = Plan(new ScriptedClient(Model.Answers("Light."), Model.Answers("More.")), ToolsForEver());
        var events = await PlayAsync(plan with { Budget = new BudgetLimits { Calls = 3 } });

        Assert.Equal((RunOutcome.BudgetReached, "ada"), (events.End().Outcome, events.End().Winner));
    }

    [Fact]
    public async Task Cancelling_ends_in_one_last_event()
    {
        using var cancel = new CancellationTokenSource();
        var run = Run.Start(Plan(new ScriptedClient(Model.Hangs()), new ScriptedClient(Model.Hangs())), cancel.Token);
        await run.SeenAsync<ModelRequested>();
        await cancel.CancelAsync();

        var end = await run.Completion.WaitAsync(Patience);
        Assert.Equal((RunOutcome.Cancelled, null), (end.Outcome, end.Winner));
        Assert.Same(end, run.Log.Snapshot().Single(last => last is RunFinished));
        Assert.Same(end, run.Log.Snapshot()[^1]);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_is_cancelled()
    {
        var run = Run.Start(Plan(new ScriptedClient(Model.Sensible("ada"))), new CancellationToken(canceled: true));

        Assert.Equal(RunOutcome.Cancelled, (await run.Completion.WaitAsync(Patience)).Outcome);
        Assert.IsType<RunStarted>(run.Log.Snapshot()[0]);
    }

    [Fact]
    public async Task Surroundings_are_removed_only_when_a_turn_that_needs_time_to_stop_has_ended()
    {
        using var cancel = new CancellationTokenSource();
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var client = new ScriptedClient(async (request, token) =>
        {
            try
            {
                return await Model.Hangs()(request, token);
            }
            finally
            {
                for (var yields = 0; yields < 2000; yields++)
                {
                    await Task.Yield();
                }

                order.Enqueue("turn ended");
            }
        });
        var run = Run.Start(PlanOf(Agent("ada", client, () => order.Enqueue("surroundings removed"))), cancel.Token);
        await run.SeenAsync<ModelRequested>();
        await cancel.CancelAsync();
        await run.Completion.WaitAsync(Patience);

        Assert.Equal(["turn ended", "surroundings removed"], order);
    }

    [Fact]
    public async Task A_client_that_protests_against_its_cancellation_does_not_change_the_outcome()
    {
        using var cancel = new CancellationTokenSource();
        var run = Run.Start(
            Plan(new ScriptedClient(async (_, token) =>
            {
                await using var protest = token.Register(() => throw new InvalidOperationException("I was busy."));
                return await Model.Hangs()(null!, token);
            })),
            cancel.Token);
        await run.SeenAsync<ModelRequested>();
        await cancel.CancelAsync();

        Assert.Equal(RunOutcome.Cancelled, (await run.Completion.WaitAsync(Patience)).Outcome);
    }

    [Fact]
    public async Task Watching_and_giving_up_does_not_touch_the_run()
    {
        using var enough = new CancellationTokenSource();
        var goOn = new TaskCompletionSource();
        var run = Run.Start(
            Plan(new ScriptedClient(async (request, token) => { await goOn.Task; return await Model.Text("Light.")(request, token); })), default);
        await foreach (var _ in run.Log.ReadAsync(1, enough.Token))
        {
            break;
        }

        await enough.CancelAsync();
        goOn.SetResult();
        Assert.Equal(RunOutcome.Completed, (await run.Completion.WaitAsync(Patience)).Outcome);
    }

    [Fact]
    public async Task A_timeout_that_no_timer_can_hold_is_refused_before_the_run_begins()
    {
        var plan = Plan(new ScriptedClient(Model.Sensible("ada")));

        Assert.Throws<ArgumentException>(() => Run.Start(plan with { Timeout = TimeSpan.FromSeconds(-1) }, default));
        Assert.Throws<ArgumentException>(() => Run.Start(plan with { Timeout = TimeSpan.FromDays(100) }, default));
        Assert.Equal(RunOutcome.Completed, (await PlayAsync(plan with { Timeout = TimeSpan.FromDays(40), Time = TimeProvider.System })).End().Outcome);
    }
}
