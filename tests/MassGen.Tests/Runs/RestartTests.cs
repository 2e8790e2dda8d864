using MassGen.Events;
using MassGen.Runs;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class RestartTests
{
    private static readonly Step WantsRestart = Model.Uses("restart_orchestration", ("reason", "It names no cause."), ("instructions", "Name the cause."));

    private static RunPlan Restarting(ScriptedClient ada, ScriptedClient? bob = null)
    {
        var plan = Plan(ada, bob ?? new ScriptedClient(Model.Sensible("bob")));
        return plan with { Rules = plan.Rules with { MostRestarts = 1 } };
    }

    [Fact]
    public async Task A_restart_tells_every_agent_what_was_lacking_and_what_was_voted_for()
    {
        var ada = new ScriptedClient(
            Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."), WantsRestart,
            Model.Answers("Scattered light."), Model.Votes("agent1"), Model.Text("Better."));
        var bob = new ScriptedClient(Model.Sensible("bob"));
        var events = await PlayAsync(Restarting(ada, bob));

        var asked = bob.Requests.First(request => request.Text.Contains("# The attempt before", StringComparison.Ordinal));
        Assert.Contains("What was lacking: It names no cause.\nWhat to do differently: Name the cause.\n<answer>\nLight.\n</answer>", asked.Text, StringComparison.Ordinal);
        Assert.Contains("There are no answers yet.", asked.Text, StringComparison.Ordinal);
        Assert.Equal(["Final.", "Better."], events.OfType<AnswerPresented>().Select(presented => presented.Content));
        Assert.Equal((RunOutcome.Completed, "Better."), (events.End().Outcome, events.End().Answer));
    }

    [Fact]
    public async Task The_judge_sees_the_final_answer_and_two_tools()
    {
        var ada = new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."), Model.Uses("submit", ("confirmed", true)));
        var events = await PlayAsync(Restarting(ada));

        Assert.Equal(["submit", "restart_orchestration"], ada.Requests.Last().Tools);
        Assert.Contains("# Final answer\n<answer>\nFinal.\n</answer>", ada.Requests.Last().Text, StringComparison.Ordinal);
        Assert.Equal("Final.", events.End().Answer);
    }

    [Fact]
    public async Task A_text_instead_of_a_judgement_confirms_and_a_failure_too()
    {
        var text = new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."), Model.Text("Fine."));
        var failure = new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."), Model.Throws(new IOException("cut off")));

        Assert.Equal("Final.", (await PlayAsync(Restarting(text))).End().Answer);
        var events = await PlayAsync(Restarting(failure));
        Assert.Equal(("Final.", "MG2006"), (events.End().Answer, Assert.Single(events.OfType<RunWarning>()).Code));
    }

    [Fact]
    public async Task A_restart_without_a_reason_is_asked_for_one()
    {
        var ada = new ScriptedClient(
            Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."), Model.Uses("restart_orchestration"), Model.Uses("submit"));
        var events = await PlayAsync(Restarting(ada));

        Assert.Contains("must both be given", Assert.Single(events.OfType<ToolFinished>()).Result, StringComparison.Ordinal);
        Assert.Empty(events.OfType<RunRestarted>());
    }

    [Fact]
    public async Task A_text_for_tests_takes_the_place_of_the_judged_answer_once()
    {
        var ada = new ScriptedClient(
            Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."), WantsRestart,
            Model.Answers("Scattered light."), Model.Votes("agent1"), Model.Text("Better."), Model.Uses("submit"));
        var plan = Restarting(ada) with { DebugFinalAnswer = "Nonsense." };
        var events = await PlayAsync(plan with { Rules = plan.Rules with { MostRestarts = 2 } });

        Assert.Contains("Nonsense.", ada.Requests.ElementAt(3).Text, StringComparison.Ordinal);
        Assert.Contains("<answer>\nBetter.\n</answer>", ada.Requests.Last().Text, StringComparison.Ordinal);
        Assert.Equal("Better.", events.End().Answer);
    }

    [Fact]
    public async Task A_skipped_coordination_asks_the_first_agent_only_and_nothing_but_the_question()
    {
        var (ada, bob) = (new ScriptedClient(Model.Text("Light.")), new ScriptedClient(Model.Text("Air.")));
        var plan = Plan(ada, bob);
        var events = await PlayAsync(plan with { Rules = plan.Rules with { SkipsCoordination = true } });

        Assert.Equal(("Why is the sky blue?", "Light."), (Assert.Single(ada.Requests).Text, events.End().Answer));
        Assert.Empty(bob.Requests);
    }

    [Fact]
    public async Task Earlier_turns_of_the_session_are_told_in_every_stage_and_to_an_agent_alone()
    {
        var ada = new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."));
        var alone = new ScriptedClient(Model.Text("Light."));
        EarlierTurn[] history = [new("What colour is it?", "Blue."), new("Really?", "")];
        await PlayAsync(Plan(ada, new ScriptedClient(Model.Sensible("bob"))) with { History = history });
        await PlayAsync(Plan(alone) with { History = history });

        Assert.All([.. ada.Requests, .. alone.Requests], request => Assert.Contains(
            "<question>\nWhat colour is it?\n</question>\n<answer>\nBlue.\n</answer>\n<question>\nReally?\n</question>", request.Text, StringComparison.Ordinal));
    }
}
