using MassGen.Agents;
using MassGen.Events;
using MassGen.Runs;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class PlanningTests
{
    private int _sent;

    private AIFunction Outside(string name) => AIFunctionFactory.Create(() => ++_sent, new AIFunctionFactoryOptions
    {
        Name = name,
        AdditionalProperties = new Dictionary<string, object?> { [ToolEffects.Key] = true },
    });

    private static AIFunction Inside => AIFunctionFactory.Create(() => "blue", "look");

    private RunPlan Planning(ScriptedClient ada)
    {
        var plan = PlanOf(
            Agent("ada", ada, Outside("send_mail"), Outside("read_mail"), Inside),
            Agent("bob", new ScriptedClient(Model.Sensible("bob")), Outside("pay")));
        return plan with { Rules = plan.Rules with { PlansFirst = true } };
    }

    [Fact]
    public async Task What_must_wait_is_judged_first_and_offered_to_the_presenter()
    {
        var ada = new ScriptedClient(
            Model.Text("IRREVERSIBLE: YES\nBLOCKED_TOOLS: send_mail\nREASON: Mail cannot be called back."),
            Model.Answers("Plan."), Model.Votes("agent1"), Model.Uses("send_mail"), Model.Text("Done."));
        var events = await PlayAsync(Planning(ada));

        var decided = Assert.Single(events.OfType<PlanningDecided>());
        Assert.Equal((true, "send_mail", "read_mail"), (decided.Irreversible, Assert.Single(decided.BlockedTools), Assert.Single(decided.AllowedTools)));
        Assert.Equal(["decide_planning"], ada.Requests.First().Tools);
        Assert.Equal(["read_mail", "look", "new_answer"], ada.Requests.ElementAt(1).Tools);
        Assert.Equal(["send_mail", "read_mail", "look"], ada.Requests.Last().Tools);
        Assert.Equal((1, "Done."), (_sent, events.End().Answer));
    }

    [Fact]
    public async Task A_tool_that_waits_is_refused_with_an_explanation_and_does_not_run()
    {
        var ada = new ScriptedClient(
            Model.Says(Model.Call("decide_planning", ("irreversible", true), ("blocked_tools", new[] { "send_mail" }), ("reason", "Mail."))),
            Model.Uses("send_mail"), Model.Answers("Plan."), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Planning(ada));

        var refused = Assert.Single(events.OfType<ToolFinished>());
        Assert.False(refused.Ok);
        Assert.Contains("waits until the final answer", refused.Result, StringComparison.Ordinal);
        Assert.Equal(0, _sent);
    }

    [Fact]
    public async Task A_tool_nobody_has_judged_waits_too()
    {
        var ada = new ScriptedClient(Model.Text("IRREVERSIBLE: YES"), Model.Answers("Plan."), Model.Votes("agent1"), Model.Text("Final."));
        var plan = Planning(ada);
        await PlayAsync(plan);

        Assert.Equal(["new_answer"], ((ScriptedClient)plan.Agents[1].Client).Requests.First().Tools);
        Assert.Equal(["look", "new_answer"], ada.Requests.ElementAt(1).Tools);
    }

    [Fact]
    public async Task Without_irreversible_effects_nothing_waits_and_nobody_is_told_to_plan_only()
    {
        var ada = new ScriptedClient(Model.Text("**IRREVERSIBLE:** no"), Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."));
        await PlayAsync(Planning(ada));

        Assert.Contains("send_mail", ada.Requests.ElementAt(1).Tools);
        Assert.DoesNotContain("# Plan only", ada.Requests.ElementAt(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_does_not_judge_has_everything_wait()
    {
        var ada = new ScriptedClient(Model.Text("Hm."), Model.Text("Well."), Model.Text("So."), Model.Answers("Plan."), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Planning(ada) with { PlanningInstruction = "Think first, act later." });

        Assert.Equal((true, 0), Assert.Single(events.OfType<PlanningDecided>()) is var decided ? (decided.Irreversible, decided.BlockedTools.Count) : default);
        Assert.Contains("# Plan only\nThink first, act later.", ada.Requests.ElementAt(3).Text, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Completed, events.End().Outcome);
    }
}
