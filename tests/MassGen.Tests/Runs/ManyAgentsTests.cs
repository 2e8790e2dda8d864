using MassGen.Agents;
using MassGen.Events;
using MassGen.Runs;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed class ManyAgentsTests
{
    private const int Agents = 50;

    private static RunPlan Fifty(Func<IReadOnlyList<string>, ITurnSchedule> schedule)
    {
        var names = Enumerable.Range(1, Agents).Select(number => $"worker{number}").ToList();
        return PlanOf([.. names.Select(name => Agent(name, new ScriptedClient(Model.Sensible(name))))]) with { Schedule = schedule(names) };
    }

    [Fact]
    public async Task Fifty_agents_in_lockstep_answer_and_vote_once_each()
    {
        var plan = Fifty(names => new LockstepSchedule(names));
        var events = await PlayAsync(plan);

        Assert.Equal(Agents, events.OfType<AnswerSubmitted>().Count());
        Assert.Equal((Agents, "worker1"), (events.OfType<VoteCast>().Count(), events.End().Winner));
        Assert.Contains("\"agent50\"", WorkflowTools.For(View(Agents))[1].JsonSchema.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_agents_at_their_own_pace_agree_too()
    {
        var events = await PlayAsync(Fifty(_ => new ParallelSchedule()));

        Assert.Equal(RunOutcome.Completed, events.End().Outcome);
        Assert.Equal(Agents, events.OfType<WinnerChosen>().Single().Tally.Values.Sum());
    }

    private static AnswerView View(int answers) =>
        new(answers, [.. Enumerable.Range(1, answers).Select(number => new ShownAnswer($"agent{number}", $"agent{number}.1", "."))], true);
}
