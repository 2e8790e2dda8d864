using MassGen.Events;

namespace MassGen.Runs;

/// <summary>
/// One run of agents over one question. Its log tells everything; watching it and cancelling the watching do not touch the run.
/// </summary>
public sealed class Run
{
    private Run(EventLog log, Task<RunFinished> completion)
    {
        Log = log;
        Completion = completion;
    }

    /// <summary>What happened, so far and from now on.</summary>
    public EventLog Log { get; }

    /// <summary>Ends with the last event. It does not throw for a run that failed: the event says how it ended.</summary>
    public Task<RunFinished> Completion { get; }

    /// <summary>Starts a run.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="cancellationToken">Cancels the run; it still ends in order, with the outcome <see cref="RunOutcome.Cancelled"/>.</param>
    /// <inheritdoc cref="Check"/>
    public static Run Start(RunPlan plan, CancellationToken cancellationToken)
    {
        var earlier = EarlierOf(plan);
        var log = new EventLog(plan.Time, earlier?.Events ?? []);
        return new Run(log, Task.Run(() => new RunLoop(plan, earlier, log).RunAsync(cancellationToken), CancellationToken.None));
    }

    /// <summary>Refuses what <see cref="Start"/> would refuse, and starts nothing.</summary>
    /// <param name="plan">What is to be run.</param>
    /// <exception cref="ArgumentException">The plan has no agent, or an id twice, or a time limit that cannot be kept.</exception>
    /// <exception cref="ResumeException">The earlier log that the plan names cannot be continued.</exception>
    public static void Check(RunPlan plan) => EarlierOf(plan);

    private static EarlierRun? EarlierOf(RunPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Agents.Count == 0 || plan.Agents.DistinctBy(agent => agent.Id).Count() != plan.Agents.Count)
        {
            throw new ArgumentException("A run needs at least one agent, and every agent an id of its own.", nameof(plan));
        }

        if (plan.Timeout <= TimeSpan.Zero || plan.Timeout > RunPlan.LongestTimeout)
        {
            throw new ArgumentException(
                $"The time limit must be more than nothing and at most {RunPlan.LongestTimeout.TotalDays} days; it is {plan.Timeout}.", nameof(plan));
        }

        return plan.ResumeFrom is { } begun ? EarlierRun.Read(begun, plan) : null;
    }
}
