using MassGen.Events;
using MassGen.Tests.Runs;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Agents;

public sealed class ToolCallTests
{
    private static readonly AIFunction Add = AIFunctionFactory.Create((int a, int b) => a + b, "add");
    private static readonly AIFunction Broken = AIFunctionFactory.Create(string () => throw new IOException("disk full"), "broken");

    // One agent alone that makes a call and then answers; what it was told is in its last request.
    private static async Task<(ToolFinished Finished, Request Last)> CallAsync(FunctionCallContent call, params AIFunction[] tools)
    {
        var ada = new ScriptedClient(Model.Says(call), Model.Text("Light."));
        var events = await PlayAsync(PlanOf(Agent("ada", ada, tools)));
        Assert.Equal("Light.", events.End().Answer);
        return (Assert.Single(events.OfType<ToolFinished>()), ada.Requests.Last());
    }

    [Fact]
    public async Task A_tool_s_result_is_what_the_model_and_the_log_are_told()
    {
        var (finished, last) = await CallAsync(Model.Call("add", ("a", 2), ("b", 3)), Add);

        Assert.Equal((true, "add", "5"), (finished.Ok, finished.Tool, finished.Result));
        Assert.EndsWith("5", last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_throws_tells_the_model_and_the_turn_goes_on()
    {
        var (finished, last) = await CallAsync(Model.Call("broken"), Broken);

        Assert.Equal((false, "Error: disk full"), (finished.Ok, finished.Result));
        Assert.EndsWith("Error: disk full", last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tool_is_answered_with_the_nearest_name()
    {
        var (finished, _) = await CallAsync(Model.Call("ad"), Add);

        Assert.Equal("Error: there is no tool 'ad'. Did you mean 'add'?", finished.Result);
    }

    [Fact]
    public async Task An_unknown_tool_far_from_any_name_is_answered_with_all_names()
    {
        var (finished, _) = await CallAsync(Model.Call("browse_web"), Add, Broken);

        Assert.Equal("Error: there is no tool 'browse_web'. Your tools: add, broken.", finished.Result);
    }

    [Fact]
    public async Task Arguments_that_do_not_fit_the_tool_tell_the_model()
    {
        var (finished, _) = await CallAsync(Model.Call("add", ("a", "two")), Add);

        Assert.False(finished.Ok);
        Assert.StartsWith("Error: ", finished.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_are_no_JSON_tell_the_model()
    {
        var call = new FunctionCallContent("c1", "add") { Exception = new FormatException("unexpected end") };
        var (finished, _) = await CallAsync(call, Add);

        Assert.Equal((false, "Error: the arguments are not valid JSON: unexpected end"), (finished.Ok, finished.Result));
    }

    [Fact]
    public async Task The_log_holds_the_arguments_as_the_model_gave_them()
    {
        var call = new FunctionCallContent("c1", "add", new Dictionary<string, object?> { ["a"] = 2, ["b"] = true, ["c"] = null, ["d"] = "x" });
        var events = await PlayAsync(PlanOf(Agent("ada", new ScriptedClient(Model.Says(call), Model.Text("Light.")), Add)));

        Assert.Equal("""{"a":2,"b":true,"c":null,"d":"x"}""", Assert.Single(events.OfType<ToolRequested>()).Arguments?.GetRawText());
    }

    [Fact]
    public async Task Several_tools_of_one_response_run_in_order()
    {
        var ada = new ScriptedClient(Model.Says(Model.Call("add", ("a", 1), ("b", 1)), Model.Call("broken"), Model.Call("add", ("a", 2), ("b", 2))), Model.Text("Light."));
        var events = await PlayAsync(PlanOf(Agent("ada", ada, Add, Broken)));

        Assert.Equal(["2", "Error: disk full", "4"], events.OfType<ToolFinished>().Select(finished => finished.Result));
        Assert.Equal(events.OfType<ToolRequested>().Select(call => call.CallId), events.OfType<ToolFinished>().Select(call => call.CallId));
    }

    [Fact]
    public async Task Two_submissions_in_one_response_are_both_refused()
    {
        var ada = new ScriptedClient(
            Model.Answers("Light."), Model.Says(Model.VoteCall("agent1"), Model.VoteCall("agent2")), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Agrees("Air."))));

        var refused = events.OfType<ToolFinished>().ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, refusal => Assert.Contains("Submit one thing only", refusal.Result, StringComparison.Ordinal));
        Assert.Equal(2, events.OfType<VoteCast>().Count());
    }

    [Theory]
    [InlineData("agent7")]
    [InlineData("ada")]
    public async Task A_vote_for_nobody_is_refused_with_the_names_that_can_be_voted_for(string target)
    {
        var ada = new ScriptedClient(Model.Answers("Light."), Model.Votes(target), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Agrees("Air."))));

        Assert.Equal($"Error: `agent_id` must be one of agent1, agent2; it was '{target}'.", Assert.Single(events.OfType<ToolFinished>()).Result);
    }

    [Fact]
    public async Task What_the_log_says_the_model_was_told_is_what_it_was_told()
    {
        var ada = new ScriptedClient(Model.Says(Model.AnswerCall("")), Model.Answers("Light."), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Sensible("bob"))));

        var told = ada.Requests.ElementAt(1).Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Single().Result;
        Assert.Equal(told, Assert.Single(events.OfType<ToolFinished>()).Result);
    }

    [Fact]
    public async Task A_tool_runs_before_the_answer_of_the_same_response()
    {
        var ada = new ScriptedClient(
            Model.Says(Model.Call("add", ("a", 1), ("b", 1)), Model.AnswerCall("Light.")), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(PlanOf(Agent("ada", ada, Add), Agent("bob", new ScriptedClient(Model.Agrees("Air.")))));

        Assert.True(events.OfType<ToolFinished>().Single().Seq < events.OfType<AnswerSubmitted>().First().Seq);
    }

    [Fact]
    public async Task An_answer_written_as_text_beside_an_empty_call_is_taken()
    {
        var ada = new ScriptedClient(Model.Says(new TextContent("Light."), Model.Call("new_answer")), Model.Votes("agent1"), Model.Text("Final."));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Agrees("Air."))));

        Assert.Equal("Light.", events.OfType<AnswerSubmitted>().First().Content);
    }
}
