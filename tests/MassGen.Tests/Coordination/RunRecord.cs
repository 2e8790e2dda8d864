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

    public CoordinationState State { get; private set; } = new();

    public List<RunEvent> Events { get; } = [];

    public int Inputs { get; private set; }

    public int Version { get; private set; }

    public bool IsFinished { get; private set; }

    public void Take(CoordinationInput input, Decision decision, IReadOnlySet<string> working)
    {
        Inputs++;
        Require.That(!IsFinished || (decision.Events.Count == 0 && decision.Effects.Count == 0), $"{input} had a consequence after the end");
        CheckVote(input, decision);
        foreach (var runEvent in decision.Events)
        {
            Require.That(!IsFinished, $"{runEvent} follows run.finished");
            Events.Add(runEvent);
            State = State.Apply(runEvent);
            Note(runEvent);
        }

        CheckEffects(decision, working);
        CheckState();
    }

    public void Note(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case AnswerSubmitted answer:
                Require.That(answer.Version == ++Version, $"version {answer.Version} after {Version - 1} answers");
                Require.That(answer.Revision == (_answers.GetValueOrDefault(answer.Agent!)?.Revision ?? 0) + 1, "a revision was skipped");
                Require.That(answer.Revision <= scenario.Answers, "the limit of answers was passed");
                _answers[answer.Agent!] = answer;
                break;
            case VoteCast vote:
                Require.That(vote.Version == Version, $"a vote for version {vote.Version} counted at version {Version}");
                Require.That(_answers[vote.For].AnswerId == vote.AnswerId, "a vote counted for an answer that is not the present one");
                _votes[vote.Agent!] = vote;
                break;
            case WinnerChosen winner:
                CheckWinner(winner);
                break;
            case RunFinished finished:
                IsFinished = true;
                CheckEnd(finished);
                break;
        }
    }

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
        var chosen = Events.OfType<WinnerChosen>().SingleOrDefault();
        Require.That(finished.Outcome != RunOutcome.Failed || _answers.Count == 0, "a run with an answer failed");
        Require.That(finished.Outcome != RunOutcome.Failed || finished.Causes.Count == scenario.Agents, "a failure without a cause for each agent");
        Require.That(finished.Outcome == RunOutcome.Completed == (finished.Causes.Count == 0), "causes and outcome do not agree");
        Require.That(finished.Outcome == RunOutcome.Cancelled || finished.Winner == chosen?.Agent, "the last event names another winner");
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
        var folded = Events.Aggregate(new CoordinationState(), (state, runEvent) => state.Apply(runEvent));
        Require.That(folded.Agents.SequenceEqual(State.Agents), "the agents are not the fold of the events");
        Require.That(
            (folded.Version, folded.Phase, folded.Winner) == (State.Version, State.Phase, State.Winner), "the state is not the fold of the events");
        Require.That(State.Version == Events.OfType<AnswerSubmitted>().Count(), "the version is not the number of answers");
        Require.That(IsFinished || State.Agents.All(agent => agent.Status != AgentStatus.Idle), "an agent that takes part does nothing");
    }
}
