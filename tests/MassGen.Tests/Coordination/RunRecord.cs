using MassGen.Coordination;
using MassGen.Events;

namespace MassGen.Tests.Coordination;

/// <summary>A broken promise of the coordination.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);

internal static class Require
{
    public static void That(bool promise, string otherwise)
    {
        if (!promise)
        {
            throw new BrokenPromiseException(otherwise);
        }
    }
}

/// <summary>Watches a run from outside and checks, after every input, what the coordination promises.</summary>
internal sealed class RunRecord(Scenario scenario)
{
    private readonly Dictionary<string, AnswerSubmitted> _answers = [];
    private readonly Dictionary<string, VoteCast> _votes = [];
    private readonly Dictionary<string, int> _accepted = [];
    private readonly Dictionary<string, int> _failed = [];
    private readonly Dictionary<string, int> _refused = [];
    private readonly Dictionary<string, int> _revisions = [];
    private string? _winner;
    private string? _earlierWinner;

    public CoordinationState State { get; private set; } = new();

    public List<RunEvent> Events { get; } = [];

    public int Inputs { get; private set; }

    public int Version { get; private set; }

    public bool IsFinished { get; private set; }

    /// <summary>Takes note of what an earlier run left, and checks that nothing of it was lost.</summary>
    public void Begin(IReadOnlyList<RunEvent> earlier)
    {
        foreach (var runEvent in earlier)
        {
            Add(runEvent);
        }
    }

    public void Take(CoordinationInput input, Decision decision, IReadOnlySet<string> working)
    {
        Inputs++;
        Require.That(!IsFinished || (decision.Events.Count == 0 && decision.Effects.Count == 0), $"{input} had a consequence after the end");
        CheckVote(input, decision);
        foreach (var runEvent in decision.Events)
        {
            Require.That(!IsFinished, $"{runEvent} follows run.finished");
            Add(runEvent);
        }

        CheckEffects(decision, working);
        CheckState();
    }

    private void Add(RunEvent runEvent)
    {
        Events.Add(runEvent);
        State = State.Apply(runEvent);
        Note(runEvent);
    }

    public void Note(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case AnswerSubmitted answer:
                Require.That(answer.Version == ++Version, $"version {answer.Version} after {Version - 1} answers");
                Require.That(answer.Revision == Count(_revisions, answer), "a revision was skipped");
                Require.That(Count(_accepted, answer) <= scenario.Answers, "the limit of answers was passed");
                Require.That(_answers.Values.All(other => other.Content.Trim() != answer.Content.Trim()), "an answer was given twice");
                _answers[answer.Agent!] = answer;
                break;
            case VoteCast vote:
                Require.That(vote.Version == Version, $"a vote for version {vote.Version} counted at version {Version}");
                Require.That(_answers[vote.For].AnswerId == vote.AnswerId, "a vote counted for an answer that is not the present one");
                _votes[vote.Agent!] = vote;
                break;
            case AnswerRejected or VoteRejected { Reason: not Coordinator.Outdated }:
                Require.That(Count(_refused, runEvent) <= scenario.Refusals, "the limit of refusals was passed");
                break;
            case AgentFailed when State.Planning is not null || !scenario.Plans || scenario.Agents == 1 || scenario.Skips:
                Require.That(Count(_failed, runEvent) <= scenario.Failures, "the limit of failures was passed");
                break;
            case WinnerChosen winner:
                CheckWinner(winner);
                _winner = winner.Agent;
                break;
            case AnswerPresented presented:
                Require.That(scenario.Skips || presented.Agent == _winner, "somebody presented who had not won");
                _winner = presented.Agent;
                break;
            case RunResumed when State.Phase == RunPhase.Coordinating:
                _winner = null;
                break;
            case RunRestarted restarted:
                Require.That(restarted.Attempt <= scenario.Restarts + 1, "the limit of restarts was passed");
                BeginAttempt();
                break;
            case RunFinished finished:
                IsFinished = true;
                CheckEnd(finished);
                break;
        }
    }

    private void BeginAttempt()
    {
        (_earlierWinner, _winner) = (_winner, null);
        _answers.Clear();
        _votes.Clear();
        _accepted.Clear();
        _failed.Clear();
        _refused.Clear();
    }

    private static int Count(Dictionary<string, int> counts, RunEvent runEvent) =>
        counts[runEvent.Agent!] = counts.GetValueOrDefault(runEvent.Agent!) + 1;

    private void CheckVote(CoordinationInput input, Decision decision)
    {
        if (input is not AgentVoted vote || State.Phase != RunPhase.Coordinating)
        {
            return;
        }

        var isOutdated = vote.SeenVersion != Version;
        Require.That(decision.Events[0] is VoteCast or VoteRejected, "a vote was passed over in silence");
        Require.That((decision.Events[0] is VoteRejected { Reason: Coordinator.Outdated }) == isOutdated, "outdated and refused do not agree");
        Require.That(
            !isOutdated || decision.Effects is [StartTurn { Stage: AgentStage.Coordination } again] && again.Agent == vote.Agent,
            "an outdated voter got no other turn");
    }

    // Counted again from the events alone, in another way than the election does.
    private void CheckWinner(WinnerChosen winner)
    {
        var counted = _votes.Values.Where(vote => vote.Version == Version).GroupBy(vote => vote.For).ToDictionary(group => group.Key, group => group.Count());
        var most = counted.Values.DefaultIfEmpty(0).Max();
        var best = Scene.Names.Where(name => _answers.ContainsKey(name) && counted.GetValueOrDefault(name) == most).ToList();
        var rule = scenario.Agents == 1 ? DecisionRule.OnlyAgent
            : most == 0 ? DecisionRule.NoVotesFirstConfigured
            : best.Count > 1 ? DecisionRule.TieFirstConfigured
            : DecisionRule.MostVotes;
        Require.That(winner.Agent == best[0], $"{winner.Agent} won, {best[0]} should have");
        Require.That(winner.AnswerId == _answers[winner.Agent!].AnswerId, "the winning answer is not the winner's present one");
        Require.That(winner.Rule == rule, $"the rule was {rule}, but {winner.Rule} was named");
        Require.That(winner.Tally.All(entry => entry.Value == counted.GetValueOrDefault(entry.Key)), "the tally is wrong");
        Require.That(winner.Tally.Keys.Order().SequenceEqual(_answers.Keys.Order()), "the tally is not that of those with an answer");
    }

    private void CheckEnd(RunFinished finished)
    {
        var isFailed = finished.Outcome == RunOutcome.Failed;
        Require.That(!isFailed || (_answers.Count == 0 && _earlierWinner is null), "a run with an answer failed");
        Require.That(
            !isFailed || finished.Causes.Count == scenario.Agents || scenario.Answers == 0, "a failure without a cause for each agent");
        Require.That(finished.Outcome == RunOutcome.Completed == (finished.Causes.Count == 0), "causes and outcome do not agree");
        Require.That(
            finished.Winner == (finished.Outcome == RunOutcome.Cancelled ? null : _winner ?? _earlierWinner), "the last event names another winner");
        Require.That((finished.Answer is null) == (finished.Winner is null), "an answer without a winner, or the reverse");
    }

    private void CheckEffects(Decision decision, IReadOnlySet<string> working)
    {
        var starts = decision.Effects.OfType<StartTurn>().ToList();
        var stops = decision.Effects.OfType<StopTurn>().Select(stop => stop.Agent).ToList();
        Require.That(!IsFinished || decision.Effects.All(effect => effect is StopTurn), "work began after the end");
        Require.That(!decision.Events.Any(last => last is RunFinished) || stops.ToHashSet().SetEquals(working), "not everybody was stopped");
        Require.That(starts.All(start => !working.Contains(start.Agent)), "a turn began in the middle of another");
        Require.That(starts.All(start => State[start.Agent].Status == AgentStatus.Working), "a turn began of an agent that does not work");
        Require.That(
            decision.Effects.OfType<ShowAnswers>().All(show => working.Contains(show.Agent)), "news for an agent that does not work");
        Require.That(
            starts.Select(start => (start.Agent, start.Stage)).SequenceEqual(
                decision.Events.OfType<AgentStarted>().Select(started => (started.Agent!, started.Stage))), "turns and their events do not agree");
    }

    private void CheckState()
    {
        if (IsFinished)
        {
            var folded = Events.Aggregate(new CoordinationState(), (state, runEvent) => state.Apply(runEvent));
            Require.That(folded.Agents.SequenceEqual(State.Agents), "the agents are not the fold of the events");
        }

        Require.That(State.Version == Version, "the version is not the number of answers");
        Require.That(State.Agents.All(agent => agent.Answer?.Id == _answers.GetValueOrDefault(agent.Id)?.AnswerId), "an accepted answer was lost");
        Require.That(State.Phase != RunPhase.Coordinating || State.Agents.All(agent => agent.Status != AgentStatus.Idle), "an agent that takes part does nothing");
    }
}
