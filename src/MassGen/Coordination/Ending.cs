using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>From the decided vote to the last event, or to another attempt.</summary>
internal static class Ending
{
    public static void SettleWhenAllHaveVoted(CoordinationStep step)
    {
        if (step.State.Active.All(agent => agent.Status == AgentStatus.Voted && step.State.VoteCounts(agent)))
        {
            Settle(step);
        }
    }

    public static void Settle(CoordinationStep step)
    {
        if (Election.Of(step.State) is not { } winner)
        {
            WithoutAnswer(step);
            return;
        }

        step.Emit(winner);
        if (winner.Rule == DecisionRule.OnlyAgent)
        {
            // One agent's answer needs no second telling.
            Judge(step);
        }
        else if (step.State[winner.Agent!].Status == AgentStatus.Stopped)
        {
            WithoutPresentation(step);
        }
        else
        {
            step.StartTurn(winner.Agent!, stage: AgentStage.Presentation);
        }
    }

    public static void Presented(CoordinationStep step, string text)
    {
        var winner = step.State[step.State.Winner!];
        if (!string.IsNullOrWhiteSpace(text))
        {
            step.Emit(new AnswerPresented { Agent = winner.Id, AnswerId = winner.Answer?.Id, Content = text });
            Judge(step);
        }
        else if (winner.Answer is null)
        {
            PresentationFailed(step, new AgentTurnFailed(winner.Id, "MG3006", "The agent wrote no answer.", IsRetryable: true));
        }
        else
        {
            WithoutPresentation(step);
        }
    }

    public static void PresentationFailed(CoordinationStep step, AgentTurnFailed failed)
    {
        if (!Proposals.Retries(step, failed, AgentStage.Presentation))
        {
            WithoutPresentation(step);
        }
    }

    /// <summary>The winner presents nothing: its voted answer is given, or where nobody voted the next agent presents.</summary>
    public static void WithoutPresentation(CoordinationStep step)
    {
        var winner = step.State[step.State.Winner!];
        if (winner.Answer is not null)
        {
            step.Emit(new RunWarning
            {
                Agent = winner.Id,
                Code = "MG2002",
                Message = "The winner wrote no final answer; the answer that was voted for is given instead.",
            });
            Judge(step);
        }
        else if (step.State.Active.FirstOrDefault() is { } next)
        {
            step.StartTurn(next.Id, stage: AgentStage.Presentation);
        }
        else
        {
            WithoutAnswer(step);
        }
    }

    /// <summary>Lets the winner judge the final answer where another attempt is possible, else gives the answer.</summary>
    public static void Judge(CoordinationStep step)
    {
        var winner = step.State[step.State.Winner!];
        if (step.State.Attempt <= step.Rules.MostRestarts && winner.Status != AgentStatus.Stopped)
        {
            step.StartTurn(winner.Id, stage: AgentStage.Evaluation);
        }
        else
        {
            Complete(step);
        }
    }

    public static void Evaluated(CoordinationStep step, RestartWish? wish)
    {
        if (wish is null)
        {
            Complete(step);
            return;
        }

        step.Emit(new RunRestarted
        {
            Agent = step.State.Winner,
            Attempt = step.State.Attempt + 1,
            Reason = wish.Reason,
            Instructions = wish.Instructions,
        });
        Beginning.BeginAttempt(step);
    }

    public static void EvaluationFailed(CoordinationStep step, AgentTurnFailed failed)
    {
        step.Emit(new AgentFailed { Agent = failed.Agent, Code = failed.Code, Message = failed.Message, WillRetry = false });
        step.Emit(new RunWarning
        {
            Agent = failed.Agent,
            Code = "MG2006",
            Message = "The winner could not judge the final answer; it is given as it stands.",
        });
        Complete(step);
    }

    public static void Cancel(CoordinationStep step)
    {
        StopEverybody(step);
        step.Finish(RunOutcome.Cancelled, null, null, ["The run was cancelled."]);
    }

    public static void AtLimit(CoordinationStep step, RunLimitHit limit)
    {
        var hasAnswer = step.State.Agents.Any(agent => agent.Answer is not null) || step.State.Presented is not null || step.State.Earlier is not null;
        step.Emit(new LimitReached
        {
            Limit = limit.Limit,
            Value = limit.Value,
            Effect = hasAnswer
                ? "All agents stop; the best answer so far is given as it stands."
                : "All agents stop; there is no answer yet.",
        });
        StopEverybody(step);
        if (step.State.Phase == RunPhase.Coordinating && Election.Of(step.State) is { } winner)
        {
            step.Emit(winner);
        }

        var (chosen, answer) = BestSoFar(step.State);
        step.Finish(limit.Outcome, chosen, answer, [$"The limit {limit.Limit} = {limit.Value} was reached."]);
    }

    private static (string? Winner, string? Answer) BestSoFar(CoordinationState state) => state switch
    {
        { FinalAnswer: { } answer } => (state.Winner, answer),
        { Earlier: { } earlier } => (earlier.Winner, earlier.FinalAnswer),
        _ => (null, null),
    };

    private static void Complete(CoordinationStep step) =>
        step.Finish(RunOutcome.Completed, step.State.Winner, step.State.FinalAnswer, []);

    private static void WithoutAnswer(CoordinationStep step)
    {
        if (step.State.Earlier is not { } earlier)
        {
            step.Finish(RunOutcome.Failed, null, null, [.. step.State.Agents.Select(Cause)]);
            return;
        }

        step.Emit(new RunWarning
        {
            Agent = earlier.Winner,
            Code = "MG2007",
            Message = "The new attempt brought no answer; that of the attempt before is given.",
        });
        step.Finish(RunOutcome.Completed, earlier.Winner, earlier.FinalAnswer, []);
    }

    private static string Cause(AgentProgress agent) => $"{agent.Id} has no answer: {agent.StoppedBecause ?? "it voted without one."}";

    private static void StopEverybody(CoordinationStep step)
    {
        foreach (var agent in step.State.Agents.Where(agent => agent.Status == AgentStatus.Working))
        {
            step.Do(new StopTurn(agent.Id));
        }
    }
}
