using MassGen.Events;
using MassGen.Runs;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class RunTests
{
    [Fact]
    public async Task Two_agents_answer_vote_and_the_winner_presents()
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Agrees("Light.")), new ScriptedClient(Model.Agrees("Air."))));

        Assert.Equal(["agent1.1", "agent2.1"], events.OfType<AnswerSubmitted>().Select(answer => answer.AnswerId));
        Assert.Equal(["ada", "bob"], events.OfType<VoteCast>().Select(vote => vote.Agent));
        Assert.Equal((RunOutcome.Completed, "ada", "Final."), (events.End().Outcome, events.End().Winner, events.End().Answer));
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(runEvent => (int)runEvent.Seq));
        Assert.IsType<RunStarted>(events[0]);
        Assert.Single(events.OfType<RunFinished>());
    }

    [Fact]
    public async Task The_winner_is_told_the_answers_and_why_it_was_chosen()
    {
        var ada = new ScriptedClient(Model.Agrees("Light."));
        await PlayAsync(Plan(ada, new ScriptedClient(Model.Agrees("Air."))));

        var last = ada.Requests.Last();
        Assert.Empty(last.Tools);
        Assert.Contains("Why agent1, your answer, was chosen\n- because\n- because", last.Text, StringComparison.Ordinal);
        Assert.Contains("<answer by=\"agent2\">\nAir.\n</answer>", last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_agent_alone_is_asked_the_question_and_nothing_else()
    {
        var ada = new ScriptedClient(Model.Text("Light."));
        var events = await PlayAsync(Plan(ada));

        Assert.Equal(("Why is the sky blue?", "Light."), (Assert.Single(ada.Requests).Text, events.End().Answer));
        Assert.Empty(ada.Requests.Single().Tools);
    }

    [Fact]
    public async Task Agents_are_offered_a_vote_only_when_there_are_answers()
    {
        var ada = new ScriptedClient(Model.Agrees("Light."));
        await PlayAsync(Plan(ada, new ScriptedClient(Model.Agrees("Air."))));

        Assert.Equal([["new_answer"], ["new_answer", "vote"], []], ada.Requests.Select(request => request.Tools));
    }

    [Fact]
    public async Task An_agent_that_has_used_up_its_answers_is_only_offered_a_vote()
    {
        var ada = new ScriptedClient(Model.Agrees("Light."));
        var plan = Plan(ada, new ScriptedClient(Model.Agrees("Air.")));
        await PlayAsync(plan with { Rules = plan.Rules with { MostAnswersPerAgent = 1 } });

        Assert.Equal(["vote"], ada.Requests.ElementAt(1).Tools);
    }

    [Fact]
    public async Task The_first_event_names_the_agents_and_the_limits()
    {
        var plan = Plan(new ScriptedClient(Model.Text("Light.")));
        var events = await PlayAsync(plan with { Budget = new BudgetLimits { Calls = 9, Usd = 0.5m }, Timeout = TimeSpan.FromSeconds(90) });

        var started = (RunStarted)events[0];
        Assert.Equal(new AgentSummary("ada", "scripted", null), Assert.Single(started.Agents));
        Assert.Equal(("9", "0.5", "90"), (started.Limits["budget.calls"], started.Limits["budget.usd"], started.Limits["orchestrator_timeout_seconds"]));
    }

    [Fact]
    public void A_plan_without_agents_or_with_an_id_twice_is_refused_at_once()
    {
        var ada = Agent("ada", new ScriptedClient(Model.Hangs()));

        Assert.Throws<ArgumentException>(() => Run.Start(PlanOf(), CancellationToken.None));
        Assert.Throws<ArgumentException>(() => Run.Start(PlanOf(ada, ada), CancellationToken.None));
    }

    [Fact]
    public async Task What_people_should_know_first_stands_right_after_the_start()
    {
        var plan = Plan(new ScriptedClient(Model.Text("Light."))) with { Warnings = [new RunWarning { Code = "MG1033", Message = "No Qdrant." }] };
        var events = await PlayAsync(plan);

        Assert.IsType<RunStarted>(events[0]);
        Assert.Equal("No Qdrant.", Assert.IsType<RunWarning>(events[1]).Message);
    }

    [Fact]
    public async Task Surroundings_that_cannot_be_removed_are_told_and_the_answer_stays()
    {
        var events = await PlayAsync(PlanOf(Agent("ada", new ScriptedClient(Model.Text("Light.")), () => throw new IOException("disk full"))));

        Assert.Equal((RunOutcome.Completed, "Light."), (events.End().Outcome, events.End().Answer));
        Assert.EndsWith("could not be removed: disk full", Assert.Single(events.OfType<RunWarning>(), warning => warning.Code == "MG2008").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_can_be_run_twice()
    {
        var plan = Plan(new ScriptedClient(Model.Sensible("ada")), new ScriptedClient(Model.Sensible("bob")));

        var first = await PlayAsync(plan);
        var second = await PlayAsync(plan);

        Assert.Equal(first.Select(runEvent => runEvent.GetType()), second.Select(runEvent => runEvent.GetType()));
    }

    [Fact]
    public async Task News_reach_a_working_agent_between_model_calls_and_its_tool_runs_on()
    {
        var (begun, goOn) = (new TaskCompletionSource<CancellationToken>(), new TaskCompletionSource());
        var tool = Microsoft.Extensions.AI.AIFunctionFactory.Create(
            async (CancellationToken token) => { begun.SetResult(token); await goOn.Task; return "done"; }, "slow");
        var ada = new ScriptedClient(Model.Uses("slow"), Model.Votes("agent2"));
        var bob = new ScriptedClient(async (request, token) => { await begun.Task; return await Model.Answers("Air.")(request, token); }, Model.Votes("agent2"), Model.Text("Final."));
        var run = Run.Start(PlanOf(Agent("ada", ada, tool), Agent("bob", bob)) with { Schedule = new ParallelSchedule() }, default);

        await run.SeenAsync<VoteCast>(vote => vote.Agent == "bob");
        Assert.False((await begun.Task).IsCancellationRequested);
        goOn.SetResult();

        Assert.Equal(RunOutcome.Completed, (await run.Completion.WaitAsync(Patience)).Outcome);
        Assert.Contains("The answers changed while you were working.", ada.Requests.Last().Text, StringComparison.Ordinal);
        Assert.Contains("done", ada.Requests.Last().Text, StringComparison.Ordinal);
        Assert.Single(run.Log.Snapshot().OfType<AgentStarted>(), started => started.Agent == "ada");
    }
}
