using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Tests.Projections;

public sealed class TimelineTests
{
    [Fact]
    public void Every_agent_has_a_lane_in_the_order_of_the_configuration() =>
        Assert.Equal([("b", "agent1"), ("a", "agent2")], Timeline.Of(SampleRun.Log(SampleRun.Started("b", "a"))).Lanes.Select(lane => (lane.Agent, lane.Name)));

    [Fact]
    public void A_model_call_lasts_from_the_request_to_the_end_of_the_response()
    {
        var span = Assert.Single(Lane(SampleRun.Request("a"), SampleRun.Text("a", "Hi"), SampleRun.Response("a")).Spans);

        Assert.Equal((Milliseconds(10), Milliseconds(30)), (span.Start, span.End));
    }

    [Fact]
    public void A_command_that_did_not_exit_with_zero_did_not_succeed() =>
        Assert.False(Assert.Single(Lane(SampleRun.Command("a", "ls"), SampleRun.CommandDone("a", "ls", exitCode: 1)).Spans).Succeeded);

    [Fact]
    public void What_was_open_when_a_turn_failed_ends_with_it()
    {
        var failed = new AgentFailed { Agent = "a", Code = "MG3002", Message = "m", WillRetry = false };

        Assert.Equal((Milliseconds(20), false), Assert.Single(Lane(SampleRun.Request("a"), failed).Spans) is { } span ? (span.End, span.Succeeded) : default);
    }

    [Fact]
    public void Calls_of_the_same_tool_are_told_apart_by_their_ids()
    {
        var lane = Lane(SampleRun.Tool("a", "1"), SampleRun.Tool("a", "2"), SampleRun.ToolDone("a", "1"));

        Assert.Equal([Milliseconds(30), null], lane.Spans.Select(span => span.End));
    }

    [Fact]
    public void Answers_votes_restarts_and_the_winner_are_points()
    {
        var lane = Lane(
            SampleRun.Answer("a", "agent1.1"),
            new AgentRestarted { Agent = "a", Because = "agent2.1", Version = 2 },
            SampleRun.Vote("a", "b", "agent2.1"),
            new WinnerChosen { Agent = "a", AnswerId = "agent1.1", Rule = DecisionRule.MostVotes, Tally = new Dictionary<string, int>() });

        Assert.Equal(
            [TimelinePointKind.Answer, TimelinePointKind.Restart, TimelinePointKind.Vote, TimelinePointKind.Winner],
            lane.Points.Select(point => point.Kind));
    }

    [Fact]
    public void The_end_of_the_run_is_the_end_of_the_timeline() =>
        Assert.Equal(Milliseconds(20), Timeline.Of(SampleRun.Log(SampleRun.Started("a"), SampleRun.Text("a", "Hi"), SampleRun.Finished("a"))).Duration);

    private static TimelineLane Lane(params RunEvent[] events) => Timeline.Of(SampleRun.Log([SampleRun.Started("a", "b"), .. events])).Lanes[0];

    private static TimeSpan? Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
