using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>
/// The rules by which agents answer, vote and win. A pure function: it starts nothing, waits for nothing and knows no clock.
/// </summary>
/// <remarks>
/// Every accepted answer makes a new version of the answer set. A vote counts only for the version its voter had seen; when
/// all agents that still take part have a vote that counts, the answer with the most votes wins.
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
                Start(step, requested.Started);
                break;
            case RunCancelled when IsRunning(state):
                StopEverybody(step);
                step.Finish(RunOutcome.Cancelled, null, null, ["The run was cancelled."]);
                break;
            case RunLimitHit limit when IsRunning(state):
                EndAtLimit(step, limit);
                break;
            case AgentAnswered answered when Takes(state, answered.Agent, RunPhase.Coordinating):
                Answered(step, answered);
                break;
            case AgentVoted voted when Takes(state, voted.Agent, RunPhase.Coordinating):
                Voted(step, voted);
                break;
            case AgentTurnFailed failed when Takes(state, failed.Agent, RunPhase.Coordinating):
                Failed(step, failed);
                break;
            case AgentPresented presented when IsPresenter(state, presented.Agent):
                Presented(step, presented.Text);
                break;
            case AgentAnswered answered when IsPresenter(state, answered.Agent):
                Presented(step, answered.Content);
                break;
            case AgentVoted voted when IsPresenter(state, voted.Agent):
                Presented(step, "");
                break;
            case AgentTurnFailed failed when IsPresenter(state, failed.Agent):
                step.Emit(new AgentFailed { Agent = failed.Agent, Code = failed.Code, Message = failed.Message, WillRetry = false });
                Presented(step, "");
                break;
            default:
                // Whatever arrives after the end, or from an agent that no longer takes part, changes nothing.
                break;
        }

        return step.Decision;
    }

    private static bool IsRunning(CoordinationState state) => state.Phase is RunPhase.Coordinating or RunPhase.Presenting;

    private static bool Takes(CoordinationState state, string agent, RunPhase phase) =>
        state.Phase == phase && state[agent].Status == AgentStatus.Working;

    private static bool IsPresenter(CoordinationState state, string agent) =>
        state.Phase == RunPhase.Presenting && state.Winner == agent;

    private static void Start(CoordinationStep step, RunStarted started)
    {
        step.Emit(started);
        foreach (var agent in step.State.Agents)
        {
            step.StartTurn(agent.Id);
        }
    }

    private static void Answered(CoordinationStep step, AgentAnswered input)
    {
        var author = step.State[input.Agent];
        var revision = (author.Answer?.Revision ?? 0) + 1;
        if (revision > step.Rules.MostAnswersPerAgent)
        {
            step.Emit(new AnswerRejected
            {
                Agent = author.Id,
                Reason = $"The limit of {step.Rules.MostAnswersPerAgent} answers for each agent is reached; only a vote is possible now.",
            });
            ContinueAfterRefusal(step, author.Id);
            return;
        }

        var answerId = $"{author.Alias}.{revision}";
        step.Emit(new AnswerSubmitted
        {
            Agent = author.Id,
            AnswerId = answerId,
            Revision = revision,
            SeenVersion = input.SeenVersion,
            Version = step.State.Version + 1,
            Content = input.Content,
        });
        if (step.State.Agents.Length == 1)
        {
            Settle(step);
            return;
        }

        ShowToTheOthers(step, author.Id, answerId);
        step.StartTurn(author.Id);
    }

    private static void ShowToTheOthers(CoordinationStep step, string author, string answerId)
    {
        foreach (var other in step.State.Active.Where(agent => agent.Id != author).ToList())
        {
            step.Emit(new AgentRestarted { Agent = other.Id, Because = answerId, Version = step.State.Version });
            if (other.Status == AgentStatus.Working)
            {
                step.Do(new ShowAnswers(other.Id));
            }
            else
            {
                step.StartTurn(other.Id);
            }
        }
    }

    private static void Voted(CoordinationStep step, AgentVoted input)
    {
        var target = step.State.Agents.FirstOrDefault(agent => agent.Alias == input.For && agent.Answer is not null);
        if (input.SeenVersion == step.State.Version && target is not null)
        {
            step.Emit(new VoteCast
            {
                Agent = input.Agent,
                For = target.Id,
                AnswerId = target.Answer!.Id,
                Version = input.SeenVersion,
                Reason = input.Reason,
            });
            SettleWhenAllHaveVoted(step);
            return;
        }

        var isOutdated = input.SeenVersion != step.State.Version;
        step.Emit(new VoteRejected
        {
            Agent = input.Agent,
            For = target?.Id ?? input.For,
            Version = input.SeenVersion,
            Reason = isOutdated ? Outdated : NoSuchAnswer,
        });
        if (isOutdated)
        {
            step.StartTurn(input.Agent);
        }
        else
        {
            ContinueAfterRefusal(step, input.Agent);
        }
    }

    private static void Failed(CoordinationStep step, AgentTurnFailed input)
    {
        var willRetry = input.IsRetryable && step.State[input.Agent].Failures + 1 < step.Rules.MostFailuresPerAgent;
        step.Emit(new AgentFailed { Agent = input.Agent, Code = input.Code, Message = input.Message, WillRetry = willRetry });
        if (willRetry)
        {
            var doublings = step.State[input.Agent].Failures - 1;
            step.StartTurn(input.Agent, step.Rules.FirstRetryDelay * Math.Pow(2, doublings));
            return;
        }

        step.Emit(new AgentStopped { Agent = input.Agent, Reason = input.Message });
        SettleWhenAllHaveVoted(step);
    }

    private static void ContinueAfterRefusal(CoordinationStep step, string agent)
    {
        if (step.State[agent].Refusals < step.Rules.MostRefusalsPerAgent)
        {
            step.StartTurn(agent);
            return;
        }

        step.Emit(new AgentStopped { Agent = agent, Reason = $"{step.State[agent].Refusals} of its answers and votes were refused." });
        SettleWhenAllHaveVoted(step);
    }

    private static void SettleWhenAllHaveVoted(CoordinationStep step)
    {
        if (step.State.Active.All(agent => agent.Status == AgentStatus.Voted && step.State.VoteCounts(agent)))
        {
            Settle(step);
        }
    }

    private static void Settle(CoordinationStep step)
    {
        if (Election.Of(step.State) is not { } winner)
        {
            step.Finish(RunOutcome.Failed, null, null, [.. step.State.Agents.Select(Cause)]);
            return;
        }

        step.Emit(winner);
        var presenter = step.State[winner.Agent!];
        if (winner.Rule == DecisionRule.OnlyAgent)
        {
            // One agent's answer needs no second telling.
            step.Finish(RunOutcome.Completed, presenter.Id, presenter.Answer!.Content, []);
        }
        else if (presenter.Status == AgentStatus.Stopped)
        {
            Presented(step, "");
        }
        else
        {
            step.StartTurn(presenter.Id, stage: AgentStage.Presentation);
        }
    }

    private static string Cause(AgentProgress agent) => $"{agent.Id} has no answer: {agent.StoppedBecause ?? "it voted without one."}";

    private static void Presented(CoordinationStep step, string text)
    {
        var winner = step.State[step.State.Winner!];
        if (string.IsNullOrWhiteSpace(text))
        {
            step.Emit(new RunWarning
            {
                Agent = winner.Id,
                Code = "MG2002",
                Message = "The winner wrote no final answer; the answer that was voted for is given instead.",
            });
        }

        step.Finish(RunOutcome.Completed, winner.Id, string.IsNullOrWhiteSpace(text) ? winner.Answer!.Content : text, []);
    }

    private static void EndAtLimit(CoordinationStep step, RunLimitHit limit)
    {
        step.Emit(new LimitReached
        {
            Limit = limit.Limit,
            Value = limit.Value,
            Effect = step.State.Agents.Any(agent => agent.Answer is not null)
                ? "All agents stop; the best answer so far is given as it stands."
                : "All agents stop; there is no answer yet.",
        });
        StopEverybody(step);
        if (step.State.Phase == RunPhase.Coordinating && Election.Of(step.State) is { } winner)
        {
            step.Emit(winner);
        }

        var chosen = step.State.Winner is { } id ? step.State[id] : null;
        step.Finish(limit.Outcome, chosen?.Id, chosen?.Answer?.Content, [$"The limit {limit.Limit} = {limit.Value} was reached."]);
    }

    private static void StopEverybody(CoordinationStep step)
    {
        foreach (var agent in step.State.Agents.Where(agent => agent.Status == AgentStatus.Working))
        {
            step.Do(new StopTurn(agent.Id));
        }
    }
}
