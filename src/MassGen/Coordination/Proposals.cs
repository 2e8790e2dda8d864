using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>What follows from the answers, votes and failures of agents among others.</summary>
internal static class Proposals
{
    public static void Answered(CoordinationStep step, AgentAnswered input)
    {
        var author = step.State[input.Agent];
        if (WhyRefused(step, author, input.Content) is { } reason)
        {
            step.Emit(new AnswerRejected { Agent = author.Id, Reason = reason });
            ContinueAfterRefusal(step, author.Id, reason);
            return;
        }

        var answerId = $"{author.Alias}.{author.Revisions + 1}";
        step.Emit(new AnswerSubmitted
        {
            Agent = author.Id,
            AnswerId = answerId,
            Revision = author.Revisions + 1,
            SeenVersion = input.SeenVersion,
            Version = step.State.Version + 1,
            Content = input.Content,
        });
        if (step.State.Agents.Length == 1)
        {
            Ending.Settle(step);
            return;
        }

        ShowToTheOthers(step, author.Id, answerId);
        step.StartTurn(author.Id);
    }

    public static void Voted(CoordinationStep step, AgentVoted input)
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
            Ending.SettleWhenAllHaveVoted(step);
            return;
        }

        var isOutdated = input.SeenVersion != step.State.Version;
        step.Emit(new VoteRejected
        {
            Agent = input.Agent,
            For = target?.Id ?? input.For,
            Version = input.SeenVersion,
            Reason = isOutdated ? Coordinator.Outdated : Coordinator.NoSuchAnswer,
        });
        if (isOutdated)
        {
            step.StartTurn(input.Agent);
        }
        else
        {
            ContinueAfterRefusal(step, input.Agent, $"'{input.For}' has no answer. Vote for one of those you see.");
        }
    }

    public static void Failed(CoordinationStep step, AgentTurnFailed input)
    {
        if (!Retries(step, input, AgentStage.Coordination))
        {
            Ending.SettleWhenAllHaveVoted(step);
        }
    }

    /// <summary>Begins the failed turn again after a pause, or stops the agent.</summary>
    public static bool Retries(CoordinationStep step, AgentTurnFailed input, AgentStage stage)
    {
        var willRetry = input.IsRetryable && step.State[input.Agent].Failures + 1 < step.Rules.MostFailuresPerAgent;
        step.Emit(new AgentFailed { Agent = input.Agent, Code = input.Code, Message = input.Message, WillRetry = willRetry });
        if (willRetry)
        {
            var doublings = step.State[input.Agent].Failures - 1;
            step.StartTurn(input.Agent, step.Rules.FirstRetryDelay * Math.Pow(2, doublings), stage);
        }
        else
        {
            step.Emit(new AgentStopped { Agent = input.Agent, Reason = input.Message });
        }

        return willRetry;
    }

    private static string? WhyRefused(CoordinationStep step, AgentProgress author, string content) =>
        author.Answers >= step.Rules.MostAnswersPerAgent
            ? $"The limit of {step.Rules.MostAnswersPerAgent} answers for each agent is reached; only a vote is possible now."
            : Novelty.Refusal(content, step.State.Agents.Select(agent => agent.Answer).OfType<Answer>(), step.Rules.AnswerNovelty);

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

    private static void ContinueAfterRefusal(CoordinationStep step, string agent, string reason)
    {
        if (step.State[agent].Refusals < step.Rules.MostRefusalsPerAgent)
        {
            step.Do(new Refuse(agent, reason));
            return;
        }

        step.Emit(new AgentStopped { Agent = agent, Reason = $"{step.State[agent].Refusals} of its answers and votes were refused." });
        Ending.SettleWhenAllHaveVoted(step);
    }
}
