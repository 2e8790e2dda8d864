using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class PlanningRulesTests
{
    private static readonly CoordinationRules Rules = new() { PlansFirst = true };

    private static PlanningJudged Judged(string agent = "ada") => new(agent, new PlanningDecided
    {
        Agent = agent,
        Irreversible = true,
        BlockedTools = ["send_mail"],
        Reason = "Mail.",
    });

    [Fact]
    public void The_first_agent_judges_before_anybody_begins()
    {
        var scene = new Scene(3, Rules);

        Assert.Equal([new StartTurn("ada", AgentStage.Planning)], scene.Last.Effects);
        Assert.Equal(RunPhase.Planning, scene.State.Phase);
    }

    [Fact]
    public void After_the_judgement_all_begin()
    {
        var scene = new Scene(3, Rules).Put(Judged());

        Assert.Equal(["ada", "bob", "cyd"], scene.Last.Effects.Cast<StartTurn>().Select(start => start.Agent));
        Assert.Equal(["send_mail"], scene.State.Planning!.BlockedTools);
        Assert.Equal(RunPhase.Coordinating, scene.State.Phase);
    }

    [Fact]
    public void When_nobody_can_judge_everything_waits_and_the_run_goes_on()
    {
        var scene = new Scene(2, Rules).Fails("ada", retryable: false);

        Assert.True(scene.Only<PlanningDecided>() is { Irreversible: true, BlockedTools: [], AllowedTools: [] });
        Assert.Equal(2, scene.Last.Effects.OfType<StartTurn>().Count());
        Assert.NotEqual(AgentStatus.Stopped, scene.State["ada"].Status);
    }

    [Fact]
    public void Only_the_judge_is_heard() => new Scene(2, Rules).Put(Judged("bob")).NothingHappened();

    [Fact]
    public void An_agent_alone_judges_nothing() =>
        Assert.Equal(new StartTurn("ada", AgentStage.Coordination), Assert.Single(new Scene(1, Rules).Last.Effects));

    [Fact]
    public void A_timeout_while_it_is_judged_ends_the_run_without_an_answer()
    {
        var scene = new Scene(2, Rules).TimesOut();

        Assert.Equal((RunOutcome.TimedOut, null), (scene.Finished.Outcome, scene.Finished.Answer));
        Assert.Equal([new StopTurn("ada")], scene.Last.Effects);
    }
}
