using MassGen.Coordination;
using MassGen.Events;

namespace MassGen.Runs;

/// <summary>What a run that was cut off leaves to the one that continues it.</summary>
/// <param name="Events">Its log, without a last event.</param>
/// <param name="State">The state after them.</param>
/// <param name="Outcome">How it had ended, or null when its log does not say.</param>
internal sealed record EarlierRun(IReadOnlyList<RunEvent> Events, CoordinationState State, RunOutcome? Outcome)
{
    /// <summary>Reads the earlier log of a plan.</summary>
    /// <exception cref="ResumeException">The log cannot be continued, or not by this plan.</exception>
    public static EarlierRun Read(IReadOnlyList<RunEvent> log, RunPlan plan)
    {
        var finished = log.Count == 0 ? null : log[^1] as RunFinished;
        var events = finished is null ? log : [.. log.Take(log.Count - 1)];
        if (events is not [RunStarted started, ..] || events.Skip(1).Any(runEvent => runEvent is RunStarted or RunFinished))
        {
            throw new ResumeException("MG3007", "This is not the log of one run: it must begin with run.started, and nothing may follow run.finished.");
        }

        if (events.FirstOrDefault(runEvent => runEvent is UnknownEvent) is UnknownEvent unknown)
        {
            throw new ResumeException(
                "MG3007", $"Event {unknown.Seq} is of the type '{unknown.Type}', which this version does not know. Continue the run with the version that began it.");
        }

        if (finished?.Outcome is RunOutcome.Completed or RunOutcome.Failed)
        {
            throw new ResumeException("MG3008", finished.Outcome == RunOutcome.Completed
                ? "The run has completed; there is nothing to continue."
                : "The run has failed, and its agents take no further part. Start it anew.");
        }

        RequireSamePlan(started, plan);
        return new EarlierRun(events, events.Aggregate(new CoordinationState(), (state, runEvent) => state.Apply(runEvent)), finished?.Outcome);
    }

    private static void RequireSamePlan(RunStarted started, RunPlan plan)
    {
        var (before, now) = (started.Agents.Select(agent => agent.Id), plan.Agents.Select(agent => agent.Id));
        if (!before.SequenceEqual(now))
        {
            throw new ResumeException(
                "MG3009", $"The run was begun by other agents: {string.Join(", ", before)}. The configuration has {string.Join(", ", now)}. Use the one it was begun with.");
        }

        if (started.Question != plan.Question)
        {
            throw new ResumeException("MG3009", $"The run was begun with another question: {started.Question}");
        }
    }
}
