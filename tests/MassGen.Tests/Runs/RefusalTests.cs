using MassGen.Configuration;
using MassGen.Events;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_refused_answer_is_told_with_the_figure_in_the_same_turn()
    {
        var ada = new ScriptedClient(Model.Answers("a b c d"), Model.Answers("a b c d e"), Model.Votes("agent1"), Model.Text("Final."));
        var plan = Plan(ada, new ScriptedClient(Model.Sensible("bob")));
        var events = await PlayAsync(plan with { Rules = plan.Rules with { AnswerNovelty = Strictness.Strict } });

        Assert.Contains("80 %", Assert.Single(events.OfType<AnswerRejected>()).Reason, StringComparison.Ordinal);
        var told = ada.Requests.ElementAt(2).Messages;
        Assert.Contains("Error: It shares 80 %", ((FunctionResultContent)told[^1].Contents[0]).Result!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, events.OfType<AgentStarted>().Count(started => started is { Agent: "ada", Stage: AgentStage.Coordination }));
        Assert.Equal(RunOutcome.Completed, events.End().Outcome);
    }

    [Fact]
    public async Task The_result_of_another_tool_in_the_same_response_is_told_with_the_refusal()
    {
        var look = AIFunctionFactory.Create(() => "blue", "look");
        var ada = new ScriptedClient(
            Model.Answers("Light."), Model.Says(Model.Call("look"), Model.AnswerCall("Light.")), Model.Votes("agent1"), Model.Text("Final."));
        await PlayAsync(PlanOf(Agent("ada", ada, look), Agent("bob", new ScriptedClient(Model.Sensible("bob")))));

        var results = ada.Requests.ElementAt(2).Messages[^1].Contents.Cast<FunctionResultContent>().Select(result => result.Result!.ToString()!).ToList();
        Assert.Equal("blue", results[0]);
        Assert.StartsWith("Error: It is the same as agent1.1", results[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_repeats_itself_for_ever_is_stopped_and_the_others_decide()
    {
        var ada = new ScriptedClient(Model.Answers("Light."));
        var events = await PlayAsync(Plan(ada, new ScriptedClient(Model.Sensible("bob"))));

        Assert.Equal(4, ada.Requests.Count);
        Assert.Equal("ada", Assert.Single(events.OfType<AgentStopped>()).Agent);
        Assert.Equal((RunOutcome.Completed, "Light."), (events.End().Outcome, events.End().Answer));
    }

    [Fact]
    public async Task Each_strictness_of_voting_has_words_of_its_own_and_none_tells_the_time()
    {
        var texts = new List<string>();
        foreach (var voting in Enum.GetValues<Strictness>())
        {
            var ada = new ScriptedClient(Model.Sensible("ada"));
            await PlayAsync(Plan(ada, new ScriptedClient(Model.Sensible("bob"))) with { VotingSensitivity = voting });
            texts.Add(ada.Requests.First().Messages[0].Text);
        }

        Assert.Equal(3, texts.Distinct().Count());
        Assert.All(texts, text => Assert.DoesNotContain("20", text, StringComparison.Ordinal));
    }
}
