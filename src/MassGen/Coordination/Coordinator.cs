namespace MassGen.Coordination;

/// <summary>
/// The rules by which agents answer, vote and win. A pure function: it starts nothing, waits for nothing and knows no clock.
/// </summary>
/// <remarks>
/// Every accepted answer makes a new version of the answer set. A vote counts only for the version its voter had seen; when
/// all agents that still take part have a vote that counts, the answer with the most votes wins. The winner presents, may judge
/// what it presented, and may have the run start over as often as the rules allow.
/// </remarks>
public static class Coordinator
{
    /// <summary>Why a vote is refused whose voter had not seen the newest answer.</summary>
    public const string Outdated = "outdated";

    /// <summary>Why a vote is refused that names nobody with an answer.</summary>
    public const string NoSuchAnswer = "no-such-answer";

    /// <summary>Decides what follows from an input.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="input">What happened.</param>
    /// <param name="rules">The numbers to follow.</param>
    public static Decision Decide(CoordinationState state, CoordinationInput input, CoordinationRules rules)
    {
        ArgumentNullException.ThrowIfNull(state);
        var step = new CoordinationStep(state, rules);
        switch (input)
        {
            case RunRequested requested when state.Phase == RunPhase.NotStarted:
                Beginning.Start(step, requested.Started);
                break;
            case RunContinued continued when IsRunning(state):
                Beginning.Resume(step, continued.Resumed);
                break;
            case RunCancelled when IsRunning(state):
                Ending.Cancel(step);
                break;
            case RunLimitHit limit when IsRunning(state):
                Ending.AtLimit(step, limit);
                break;
            default:
                TurnEnded(step, input);
                break;
        }

        return step.Decision;
    }

    private static void TurnEnded(CoordinationStep step, CoordinationInput input)
    {
        switch (step.State.Phase, input)
        {
            case (RunPhase.Planning, PlanningJudged judged) when IsWorking(step, judged.Agent):
                Beginning.Planned(step, judged.Decided);
                break;
            case (RunPhase.Planning, AgentTurnFailed failed) when IsWorking(step, failed.Agent):
                Beginning.PlanningFailed(step, failed);
                break;
            case (RunPhase.Coordinating, AgentAnswered answered) when IsWorking(step, answered.Agent):
                Proposals.Answered(step, answered);
                break;
            case (RunPhase.Coordinating, AgentVoted voted) when IsWorking(step, voted.Agent):
                Proposals.Voted(step, voted);
                break;
            case (RunPhase.Coordinating, AgentTurnFailed failed) when IsWorking(step, failed.Agent):
                Proposals.Failed(step, failed);
                break;
            case (RunPhase.Presenting, AgentPresented presented) when IsWorking(step, presented.Agent):
                Ending.Presented(step, presented.Text);
                break;
            case (RunPhase.Presenting, AgentTurnFailed failed) when IsWorking(step, failed.Agent):
                Ending.PresentationFailed(step, failed);
                break;
            case (RunPhase.Evaluating, AgentEvaluated evaluated) when IsWorking(step, evaluated.Agent):
                Ending.Evaluated(step, evaluated.Restart);
                break;
            case (RunPhase.Evaluating, AgentTurnFailed failed) when IsWorking(step, failed.Agent):
                Ending.EvaluationFailed(step, failed);
                break;
            default:
                // Whatever arrives after the end, or from an agent that no longer takes part, changes nothing.
                break;
        }
    }

    private static bool IsRunning(CoordinationState state) => state.Phase is not (RunPhase.NotStarted or RunPhase.Finished);

    private static bool IsWorking(CoordinationStep step, string agent) => step.State[agent].Status == AgentStatus.Working;
}
