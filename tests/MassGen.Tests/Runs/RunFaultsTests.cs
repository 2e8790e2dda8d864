using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Events;
using MassGen.Models;
using MassGen.Runs;
using MassGen.Testing;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class RunFaultsTests
{
    [Fact]
    public async Task A_client_that_throws_costs_its_own_agent_only()
    {
        var events = await PlayAsync(Plan(
            new ScriptedClient(Model.Throws(new InvalidOperationException("kaput"))), new ScriptedClient(Model.Answers("Air."), Model.Votes("agent2"), Model.Text("Final."))));

        Assert.Equal([true, true, false], events.OfType<AgentFailed>().Select(failed => failed.WillRetry));
        Assert.All(events.OfType<AgentFailed>(), failed => Assert.Equal(("MG3002", "InvalidOperationException: kaput"), (failed.Code, failed.Message)));
        Assert.Equal((RunOutcome.Completed, "bob"), (events.End().Outcome, events.End().Winner));
    }

    [Fact]
    public async Task A_refusal_that_no_retry_can_mend_stops_its_agent_at_once()
    {
        var ada = new ScriptedClient(Model.Throws(new ModelException("MG3001", "The key is wrong.", isRetryable: false)));
        var events = await PlayAsync(Plan(ada));

        Assert.Single(ada.Requests);
        Assert.Equal("MG3001", Assert.Single(events.OfType<AgentFailed>()).Code);
        Assert.Equal((RunOutcome.Failed, "ada has no answer: The key is wrong."), (events.End().Outcome, Assert.Single(events.End().Causes)));
    }

    [Fact]
    public async Task A_client_that_gives_up_by_itself_is_a_failure_and_no_cancellation()
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Throws(new TaskCanceledException("timeout of the client")), Model.Text("Light."))));

        Assert.True(Assert.Single(events.OfType<AgentFailed>()).WillRetry);
        Assert.Equal(RunOutcome.Completed, events.End().Outcome);
    }

    [Fact]
    public async Task A_retry_waits_on_the_run_s_own_clock()
    {
        var time = new ManualTime();
        var ada = new ScriptedClient(Model.Throws(new IOException("cut off")), Model.Text("Light."));
        var run = Run.Start(Plan(ada) with { Time = time, Rules = new CoordinationRules { FirstRetryDelay = TimeSpan.FromSeconds(7) } }, default);
        await run.SeenAsync<AgentStarted>(count: 2);
        Assert.True(SpinWait.SpinUntil(() => time.WaitingTimers == 2, Patience));

        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(ada.Requests);
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(RunOutcome.Completed, (await run.Completion.WaitAsync(Patience)).Outcome);
        Assert.Equal(2, ada.Requests.Count);
    }

    [Fact]
    public async Task Tools_that_cannot_be_made_fail_their_agent_and_not_the_run()
    {
        var ada = new Agent { Id = "ada", Backend = "scripted", Client = new ScriptedClient(Model.Agrees("Light.")), Environment = _ => throw new IOException("no sandbox") };
        var bob = Agent("bob", new ScriptedClient(Model.Answers("Air."), Model.Votes("agent2"), Model.Text("Final.")));
        var events = await PlayAsync(PlanOf(ada, bob));

        Assert.Equal("IOException: no sandbox", Assert.Single(events.OfType<AgentStopped>()).Reason);
        Assert.Equal((RunOutcome.Completed, "bob"), (events.End().Outcome, events.End().Winner));
    }

    [Fact]
    public async Task What_tools_tell_while_they_are_made_comes_after_the_start_of_the_run()
    {
        var ada = new Agent
        {
            Id = "ada",
            Backend = "scripted",
            Client = new ScriptedClient(Model.Text("Light.")),
            Environment = run =>
            {
                run.Emit(new SandboxCreated { Agent = "ada", Provider = "test", Elapsed = TimeSpan.Zero });
                return AgentEnvironment.None;
            },
        };
        var events = await PlayAsync(PlanOf(ada));

        Assert.IsType<RunStarted>(events[0]);
        Assert.Single(events.OfType<SandboxCreated>());
    }

    [Fact]
    public async Task What_cannot_be_removed_keeps_nothing_else_from_being_removed()
    {
        var removed = false;
        var both = AgentEnvironment.Combine([new WatchedEnvironment(() => removed = true), new WatchedEnvironment(() => throw new IOException("busy"))]);
        await Assert.ThrowsAsync<IOException>(() => both.DisposeAsync().AsTask());
        Assert.True(removed);
    }

    [Fact]
    public async Task Tools_are_made_once_for_a_run()
    {
        var made = 0;
        var ada = new Agent { Id = "ada", Backend = "scripted", Client = new ScriptedClient(Model.Agrees("Light.")), Environment = _ => { made++; return AgentEnvironment.None; } };
        await PlayAsync(PlanOf(ada, Agent("bob", new ScriptedClient(Model.Agrees("Air.")))));

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Three_responses_without_a_result_end_the_turn()
    {
        var ada = new ScriptedClient(Model.Text("Hm."), Model.Text("Well."), Model.Text(""), Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Sensible("bob"))));

        var failed = Assert.Single(events.OfType<AgentFailed>());
        Assert.Equal(("ada", "MG3003", true), (failed.Agent, failed.Code, failed.WillRetry));
        Assert.Contains("Nothing was submitted. Call `new_answer`", ada.Requests.ElementAt(2).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was submitted", ada.Requests.ElementAt(3).Text, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Completed, events.End().Outcome);
    }

    [Fact]
    public async Task Work_between_two_responses_without_a_result_starts_the_count_again()
    {
        var ada = new ScriptedClient(
            Model.Text("Hm."), Model.Text("Well."), Model.Uses("nothing"), Model.Text("So."), Model.Text("Then."), Model.Sensible("ada"));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Sensible("bob"))));

        Assert.Empty(events.OfType<AgentFailed>());
        Assert.Equal(RunOutcome.Completed, events.End().Outcome);
    }

    [Fact]
    public async Task A_model_that_asks_for_tools_for_ever_is_stopped()
    {
        var ada = new ScriptedClient(Model.Uses("nothing"));
        var events = await PlayAsync(Plan(ada));

        Assert.Equal(50, ada.Requests.Count);
        Assert.Equal("MG3004", Assert.Single(events.OfType<AgentFailed>()).Code);
    }

    [Fact]
    public async Task A_winner_that_submits_instead_of_presenting_is_refused_and_its_voted_answer_is_given()
    {
        var ada = new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Votes("agent1"), Model.Votes("agent1"), Model.Answers("Late."));
        var events = await PlayAsync(PlanOf(Agent("ada", ada), Agent("bob", new ScriptedClient(Model.Agrees("Air.")))));

        Assert.Equal((RunOutcome.Completed, "ada", "Light."), (events.End().Outcome, events.End().Winner, events.End().Answer));
        Assert.Equal(["MG3003", "MG3003", "MG3003"], events.OfType<AgentFailed>().Select(failed => failed.Code));
    }

    [Fact]
    public async Task A_winner_has_its_tools_while_it_presents()
    {
        var runs = 0;
        var tool = AIFunctionFactory.Create(() => { runs++; return "done"; }, "write_report");
        var ada = new ScriptedClient(Model.Answers("Light."), Model.Votes("agent1"), Model.Uses("write_report"), Model.Text("Final."));
        var events = await PlayAsync(PlanOf(Agent("ada", ada, tool), Agent("bob", new ScriptedClient(Model.Agrees("Air.")))));

        Assert.Equal((1, "Final."), (runs, events.End().Answer));
    }

    [Fact]
    public async Task An_unknown_kind_of_content_is_named()
    {
        var events = await PlayAsync(Plan(new ScriptedClient(Model.Says(new ErrorContent("?")))));

        Assert.Contains("ErrorContent", Assert.Single(events.OfType<AgentFailed>()).Message, StringComparison.Ordinal);
    }
}
