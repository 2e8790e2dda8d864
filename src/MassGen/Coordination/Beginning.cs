using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>How a run, an attempt and the rest of a run that was cut off begin.</summary>
internal static class Beginning
{
    public static void Start(CoordinationStep step, RunStarted started)
    {
        step.Emit(started);
        BeginAttempt(step);
    }

    /// <summary>Begins the attempt that the state is in.</summary>
    public static void BeginAttempt(CoordinationStep step)
    {
        var first = step.State.Agents[0].Id;
        if (step.Rules.SkipsCoordination)
        {
            step.StartTurn(first, stage: AgentStage.Presentation);
        }
        else if (step.Rules.MostAnswersPerAgent < 1)
        {
            step.Finish(RunOutcome.Failed, null, null, ["max_new_answers_per_agent is 0, so nobody may answer. Set it to 1 or more."]);
        }
        else if (step.Rules.PlansFirst && step.State is { Planning: null, Agents.Length: > 1 })
        {
            step.StartTurn(first, stage: AgentStage.Planning);
        }
        else
        {
            StartAll(step);
        }
    }

    public static void Planned(CoordinationStep step, PlanningDecided decided)
    {
        step.Emit(decided);
        StartAll(step);
    }

    public static void PlanningFailed(CoordinationStep step, AgentTurnFailed failed)
    {
        step.Emit(new AgentFailed { Agent = failed.Agent, Code = failed.Code, Message = failed.Message, WillRetry = false });
        Planned(step, new PlanningDecided
        {
            Agent = failed.Agent,
            Irreversible = true,
            BlockedTools = [],
            Reason = "Nobody could judge the task, so every tool with effects outside the workspace waits.",
        });
    }

    /// <summary>Lets a run go on that was cut off after any of its events.</summary>
    public static void Resume(CoordinationStep step, RunResumed resumed)
    {
        step.Emit(resumed);
        StopWhoIsAtACap(step);
        var state = step.State;
        switch (state.Phase)
        {
            case RunPhase.Presenting when state.Presented is not null:
                Ending.Judge(step);
                break;
            case RunPhase.Presenting when state[state.Winner!].Status == AgentStatus.Stopped:
                Ending.WithoutPresentation(step);
                break;
            case RunPhase.Presenting:
                step.StartTurn(state.Winner!, stage: AgentStage.Presentation);
                break;
            case RunPhase.Evaluating:
                Ending.Judge(step);
                break;
            case RunPhase.Planning:
                BeginAttempt(step);
                break;
            default:
                ResumeCoordination(step);
                break;
        }
    }

    private static void ResumeCoordination(CoordinationStep step)
    {
        var state = step.State;
        if (state.Agents.All(agent => agent is { Status: AgentStatus.Idle, Answer: null, Vote: null }))
        {
            BeginAttempt(step);
            return;
        }

        if (state is { Agents: [{ Answer: not null }] })
        {
            Ending.Settle(step);
            return;
        }

        foreach (var agent in state.Active.Where(agent => agent.Status != AgentStatus.Voted || !state.VoteCounts(agent)).ToList())
        {
            step.StartTurn(agent.Id);
        }

        Ending.SettleWhenAllHaveVoted(step);
    }

    private static void StopWhoIsAtACap(CoordinationStep step)
    {
        foreach (var agent in step.State.Active.ToList())
        {
            if (agent.Failures >= step.Rules.MostFailuresPerAgent)
            {
                step.Emit(new AgentStopped { Agent = agent.Id, Reason = $"{agent.Failures} of its turns had failed." });
            }
            else if (agent.Refusals >= step.Rules.MostRefusalsPerAgent)
            {
                step.Emit(new AgentStopped { Agent = agent.Id, Reason = $"{agent.Refusals} of its answers and votes were refused." });
            }
        }
    }

    private static void StartAll(CoordinationStep step)
    {
        foreach (var agent in step.State.Agents)
        {
            step.StartTurn(agent.Id);
        }
    }
}
