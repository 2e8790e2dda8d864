using MassGen.Events;
using MassGen.Runs;
using MassGen.Tests.Coordination;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class ResumeTests
{
    private static RunPlan Fresh() => Plan(new ScriptedClient(Model.Sensible("ada")), new ScriptedClient(Model.Sensible("bob")));

    private static async Task<IReadOnlyList<RunEvent>> CancelledAsync()
    {
        using var cancel = new CancellationTokenSource();
        var plan = Plan(new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Hangs()), new ScriptedClient(Model.Sensible("bob")));
        var run = Run.Start(plan, cancel.Token);
        await run.SeenAsync<AgentStarted>(started => started.Stage == AgentStage.Presentation);
        await cancel.CancelAsync();
        await run.Completion.WaitAsync(Patience);
        return run.Log.Snapshot();
    }

    [Fact]
    public async Task A_cancelled_run_goes_on_where_it_was()
    {
        var earlier = await CancelledAsync();
        var ada = new ScriptedClient(Model.Text("Final."));
        var bob = new ScriptedClient(Model.Hangs());
        var events = await PlayAsync(Plan(ada, bob) with { ResumeFrom = earlier });

        Assert.Equal(earlier.SkipLast(1), events.Take(earlier.Count - 1));
        Assert.Equal(RunOutcome.Cancelled, Assert.IsType<RunResumed>(events[earlier.Count - 1]).EarlierOutcome);
        Assert.Equal((RunOutcome.Completed, "ada", "Final."), (events.End().Outcome, events.End().Winner, events.End().Answer));
        Assert.Empty(bob.Requests);
        Assert.Single(events.OfType<RunFinished>());
    }

    [Fact]
    public async Task A_run_cut_off_after_any_event_goes_on_to_its_end_and_keeps_what_was_accepted()
    {
        var whole = await PlayAsync(Fresh());
        for (var kept = 1; kept < whole.Count; kept++)
        {
            var events = await PlayAsync(Fresh() with { ResumeFrom = [.. whole.Take(kept)] });
            Assert.Equal(RunOutcome.Completed, events.End().Outcome);
            Assert.Equal(whole.Take(kept), events.Take(kept));
            Assert.Equal(events.OfType<AnswerSubmitted>().Count(), events.OfType<WinnerChosen>().Last().Tally.Count);
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(runEvent => (int)runEvent.Seq));
        }
    }

    [Fact]
    public async Task Calls_and_budgets_go_on_counting()
    {
        var earlier = await CancelledAsync();
        var used = earlier.OfType<ModelRequested>().Count();
        var events = await PlayAsync(Fresh() with { ResumeFrom = earlier, Budget = new BudgetLimits { Calls = used } });

        Assert.Equal((RunOutcome.BudgetReached, "Light."), (events.End().Outcome, events.End().Answer));
        Assert.Equal(used, events.OfType<ModelRequested>().Count());
    }

    [Fact]
    public async Task A_run_that_has_ended_for_good_is_refused()
    {
        var whole = await PlayAsync(Fresh());
        var failed = whole.SkipLast(1).Append(new RunFinished { Outcome = RunOutcome.Failed }).ToList();

        Assert.Equal("MG3008", Assert.Throws<ResumeException>(() => Run.Start(Fresh() with { ResumeFrom = whole }, default)).Code);
        Assert.Equal("MG3008", Assert.Throws<ResumeException>(() => Run.Start(Fresh() with { ResumeFrom = failed }, default)).Code);
    }

    [Fact]
    public async Task Other_agents_and_another_question_are_refused_by_name()
    {
        var earlier = await CancelledAsync();
        var others = PlanOf(Agent("ada", new ScriptedClient(Model.Hangs())), Agent("eve", new ScriptedClient(Model.Hangs())));

        var agents = Assert.Throws<ResumeException>(() => Run.Start(others with { ResumeFrom = earlier }, default));
        Assert.Contains("other agents: ada, bob. The configuration has ada, eve.", agents.Message, StringComparison.Ordinal);
        Assert.Equal("MG3009", Assert.Throws<ResumeException>(() => Run.Start(Fresh() with { ResumeFrom = earlier, Question = "Why?" }, default)).Code);
    }

    [Fact]
    public void What_is_not_the_log_of_a_run_is_refused()
    {
        var started = Scene.Started(2) with { Question = "Why is the sky blue?", Seq = 1 };
        RunEvent[][] logs = [[], [new TextDelta { Text = "?", Seq = 1 }], [started, started with { Seq = 2 }], [started, new UnknownEvent { Type = "agent.sang", Seq = 2 }]];

        Assert.All(logs, log => Assert.Equal("MG3007", Assert.Throws<ResumeException>(() => Run.Start(Fresh() with { ResumeFrom = log }, default)).Code));
    }
}
