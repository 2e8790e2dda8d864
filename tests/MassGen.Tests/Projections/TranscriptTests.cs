using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Tests.Projections;

public sealed class TranscriptTests
{
    [Fact]
    public void Text_of_one_model_call_is_one_step_also_where_another_agent_speaks_in_between()
    {
        var transcript = Of(
            SampleRun.Request("a"), SampleRun.Request("b"), SampleRun.Text("a", "Hel"), SampleRun.Text("b", "Hi"), SampleRun.Text("a", "lo"));

        Assert.Equal(["Hello", "Hi"], transcript.Steps.OfType<Said>().Select(said => said.Text));
    }

    [Fact]
    public void Text_of_the_next_model_call_is_a_step_of_its_own()
    {
        var transcript = Of(SampleRun.Request("a", 1), SampleRun.Text("a", "One"), SampleRun.Request("a", 2), SampleRun.Text("a", "Two"));

        Assert.Equal(2, transcript.Steps.OfType<Said>().Count());
    }

    [Fact]
    public void A_step_names_its_agent_as_the_others_see_it()
    {
        var transcript = Of(SampleRun.Text("b", "Hi"));

        Assert.Equal(("b", "agent2"), (transcript.Steps[0].Agent, transcript.Steps[0].Name));
    }

    [Fact]
    public void A_tool_is_one_step_with_its_arguments_and_its_result()
    {
        var transcript = Of(SampleRun.Tool("a", "1"), SampleRun.ToolDone("a", "1"));

        var tool = Assert.IsType<UsedTool>(Assert.Single(transcript.Steps));
        Assert.Equal(("""{"command":"ls"}""", "done"), (tool.Arguments, tool.Result?.Text));
    }

    [Fact]
    public void A_command_knows_the_tool_call_that_ran_it()
    {
        var transcript = Of(SampleRun.Tool("a", "7"), SampleRun.Command("a", "ls"), SampleRun.CommandDone("a", "ls"), SampleRun.ToolDone("a", "7"));

        Assert.Equal("7", Assert.Single(transcript.Steps.OfType<RanCommand>()).CallId);
    }

    [Fact]
    public void A_command_is_one_step_with_exit_code_and_output()
    {
        var transcript = Of(SampleRun.Command("a", "ls"), SampleRun.CommandDone("a", "ls", exitCode: 2));

        var command = Assert.IsType<RanCommand>(Assert.Single(transcript.Steps));
        Assert.Equal((2, "out", "err"), (command.Result?.ExitCode, command.Result?.Stdout, command.Result?.Stderr));
    }

    [Fact]
    public void A_command_that_nobody_announced_is_told_all_the_same() =>
        Assert.Equal("ls", Assert.IsType<RanCommand>(Assert.Single(Of(SampleRun.CommandDone("a", "ls")).Steps)).Command);

    [Fact]
    public void A_vote_names_its_target_in_both_ways()
    {
        var vote = Assert.IsType<VotedFor>(Assert.Single(Of(SampleRun.Vote("b", "a", "agent1.1")).Steps));

        Assert.Equal(("a", "agent1", "It is right."), (vote.For, vote.ForName, vote.Reason));
    }

    [Fact]
    public void The_last_step_names_the_winner_and_the_final_answer()
    {
        var end = Assert.IsType<Ended>(Assert.Single(Of(SampleRun.Finished("b")).Steps));

        Assert.Equal(("b", "agent2", "42"), (end.Agent, end.Name, end.Answer));
    }

    [Theory]
    [MemberData(nameof(OneStepEach))]
    public void Every_event_that_matters_to_a_reader_is_a_step(RunEvent runEvent, Type step) =>
        Assert.IsType(step, Assert.Single(Of(runEvent).Steps));

    public static TheoryData<RunEvent, Type> OneStepEach() => new()
    {
        { new AgentStarted { Agent = "a", Stage = AgentStage.Coordination, Turn = 1, Version = 0 }, typeof(TurnBegan) },
        { new AgentRestarted { Agent = "a", Because = "agent2.1", Version = 1 }, typeof(Restarted) },
        { new AgentFailed { Agent = "a", Code = "MG3002", Message = "m", WillRetry = true }, typeof(TurnFailed) },
        { new AgentStopped { Agent = "a", Reason = "r" }, typeof(Stopped) },
        { new ReasoningDelta { Agent = "a", Text = "t" }, typeof(Thought) },
        { new AnswerRejected { Agent = "a", Reason = "r" }, typeof(AnswerRefused) },
        { new VoteRejected { Agent = "a", For = "b", Version = 0, Reason = "outdated" }, typeof(VoteRefused) },
        { new SandboxLost { Agent = "a", Reason = "r" }, typeof(LostSandbox) },
        { new LimitReached { Limit = "l", Value = "v", Effect = "e" }, typeof(HitLimit) },
        { new RunWarning { Code = "MG2001", Message = "m" }, typeof(Warned) },
        { new WinnerChosen { Agent = "a", AnswerId = "agent1.1", Rule = DecisionRule.MostVotes, Tally = new Dictionary<string, int>() }, typeof(Won) },
    };

    private static Transcript Of(params RunEvent[] events) => Transcript.Of(SampleRun.Log([SampleRun.Started("a", "b"), .. events]));
}
