using MassGen.Coordination;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Coordination;

public sealed class SkipRulesTests
{
    private static Scene Skipping(int agents = 2) => new(agents, new CoordinationRules { SkipsCoordination = true, MostFailuresPerAgent = 2 });

    [Fact]
    public void The_first_agent_presents_at_once()
    {
        var scene = Skipping();

        Assert.Equal([new StartTurn("ada", AgentStage.Presentation)], scene.Last.Effects);
        Assert.Equal((RunPhase.Presenting, "ada"), (scene.State.Phase, scene.State.Winner));
    }

    [Fact]
    public void What_it_writes_is_the_answer_and_nobody_voted()
    {
        var scene = Skipping().Presents("ada", "Light.");

        Assert.Equal((RunOutcome.Completed, "ada", "Light."), (scene.Finished.Outcome, scene.Finished.Winner, scene.Finished.Answer));
        Assert.DoesNotContain(scene.Events, runEvent => runEvent is WinnerChosen or AnswerSubmitted or VoteCast);
    }

    [Fact]
    public void When_it_cannot_the_next_agent_presents()
    {
        var scene = Skipping().Fails("ada").Fails("ada");

        Assert.Equal(AgentStage.Presentation, scene.Started("bob").Stage);
        Assert.Equal("bob", scene.Presents("bob", "Air.").Finished.Winner);
    }

    [Fact]
    public void An_empty_text_is_a_failure_that_is_tried_again()
    {
        var scene = Skipping().Presents("ada", " ");

        Assert.Equal("MG3006", scene.Only<AgentFailed>().Code);
        Assert.Equal(AgentStage.Presentation, scene.Started("ada").Stage);
    }

    [Fact]
    public void When_nobody_can_the_run_fails_with_a_cause_for_each()
    {
        var scene = Skipping().Fails("ada", retryable: false).Fails("bob", retryable: false);

        Assert.Equal(RunOutcome.Failed, scene.Finished.Outcome);
        Assert.Equal(2, scene.Finished.Causes.Count);
    }

    [Fact]
    public void A_timeout_gives_no_answer_because_there_is_none() => Assert.Null(Skipping().TimesOut().Finished.Winner);
}
