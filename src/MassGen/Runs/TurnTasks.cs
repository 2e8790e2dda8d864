using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Events;

namespace MassGen.Runs;

/// <summary>Says what a turn is for and what its agent may know, given the state of the coordination.</summary>
internal sealed class TurnTasks(RunPlan plan)
{
    // Every agent is shown the same answers, and with many agents that is often: they are listed once for each change.
    private Listing _shown = new(0, 0, []);

    /// <summary>What a turn that begins now is for.</summary>
    public StageTask Of(StartTurn start, CoordinationState state)
    {
        var agent = plan.Agents.First(candidate => candidate.Id == start.Agent);
        var briefing = new Briefing(plan.Question, plan.History, state.Earlier);
        return start.Stage switch
        {
            AgentStage.Planning => new PlanningTask(agent, briefing),
            AgentStage.Presentation when state[agent.Id].Answer is null => new DirectTask(agent, briefing),
            AgentStage.Presentation => Presentation(agent, state, briefing),
            AgentStage.Evaluation => new EvaluationTask(agent, briefing, Judged(state), state.Planning),
            _ when plan.Agents.Count == 1 => new AloneTask(agent, briefing),
            _ => new CoordinationTask(agent, briefing, MannerOf(state), state.Planning),
        };
    }

    /// <summary>The answers as an agent may see them now.</summary>
    public AnswerView View(CoordinationState state, string agent) =>
        new(state.Version, Shown(state), state[agent].Answers < plan.Rules.MostAnswersPerAgent);

    private IReadOnlyList<ShownAnswer> Shown(CoordinationState state)
    {
        // Turns ask for it from threads of their own; at worst two of them list the same answers.
        var shown = Volatile.Read(ref _shown);
        if ((shown.Attempt, shown.Version) != (state.Attempt, state.Version))
        {
            shown = new Listing(state.Attempt, state.Version, [.. state.Agents.Where(author => author.Answer is not null)
                .Select(author => new ShownAnswer(author.Alias, author.Answer!.Id, author.Answer.Content))]);
            Volatile.Write(ref _shown, shown);
        }

        return shown.Answers;
    }

    private sealed record Listing(int Attempt, int Version, IReadOnlyList<ShownAnswer> Answers);

    private Manner MannerOf(CoordinationState state) => new(
        plan.VotingSensitivity, plan.Rules.AnswerNovelty,
        state.Planning is { Irreversible: true } ? plan.PlanningInstruction ?? Prompts.PlanOnly : null);

    private PresentationTask Presentation(Agent agent, CoordinationState state, Briefing briefing)
    {
        var winner = state[agent.Id];
        var reasons = state.Agents
            .Where(voter => state.VoteCounts(voter) && voter.Vote!.For == winner.Id && voter.Vote.Reason.Length > 0)
            .Select(voter => voter.Vote!.Reason)
            .ToList();
        return new PresentationTask(
            agent, Prompts.PresentationQuestion(briefing, View(state, agent.Id), winner.Alias, reasons), state.Planning is { Irreversible: true });
    }

    private string Judged(CoordinationState state) =>
        state.Attempt == 1 && plan.DebugFinalAnswer is { } replaced ? replaced : state.FinalAnswer!;
}
