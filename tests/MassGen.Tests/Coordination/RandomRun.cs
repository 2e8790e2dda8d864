using MassGen.Configuration;
using MassGen.Coordination;
using MassGen.Events;

namespace MassGen.Tests.Coordination;

/// <summary>What a random run is made from; everything else follows from the seed.</summary>
/// <param name="Seed">Decides every choice.</param>
/// <param name="Agents">How many take part.</param>
/// <param name="Answers">The limit of answers for each agent.</param>
/// <param name="Failures">The limit of failures for each agent.</param>
/// <param name="Refusals">The limit of refusals for each agent.</param>
/// <param name="Trouble">How many of 100 turns fail.</param>
/// <param name="Interruptions">How many of 1000 inputs are a limit or a cancel.</param>
internal sealed record Scenario(int Seed, int Agents, int Answers, int Failures, int Refusals, int Trouble, int Interruptions)
{
    public Strictness Novelty { get; init; }

    public int Restarts { get; init; }

    public bool Plans { get; init; }

    public bool Skips { get; init; }

    public CoordinationRules Rules => new()
    {
        MostAnswersPerAgent = Answers,
        MostFailuresPerAgent = Failures,
        MostRefusalsPerAgent = Refusals,
        AnswerNovelty = Novelty,
        MostRestarts = Restarts,
        PlansFirst = Plans,
        SkipsCoordination = Skips,
    };

    /// <summary>
    /// The most inputs before the end. In one attempt an agent's turns bring an accepted answer (at most A), a refusal (R), a failure
    /// (F), a presentation, a judgement or a vote. An agent begins again after a vote only because another's answer came, during the
    /// turn (outdated) or after it: so at most one vote for each answer of the others, and a last one. Besides, once: what tools must
    /// wait, a word from outside, and the first or the resuming word.
    /// </summary>
    public int MostInputs => ((Restarts + 1) * Agents * (Answers + Refusals + Failures + 2 + ((Agents - 1) * Answers) + 1)) + 3;
}

/// <summary>
/// Plays turns that real agents could take, in any order: one input for each started turn, with any version it can have seen.
/// </summary>
internal sealed class RandomRun
{
    private static readonly string[] Words = ["sky", "blue", "light", "air", "sun", "dust"];

    private readonly Scenario _scenario;
    private readonly Random _random;
    private readonly SortedDictionary<string, (AgentStage Stage, int From)> _working = new(StringComparer.Ordinal);
    private readonly RunRecord _record;
    private (string Agent, (AgentStage Stage, int From) Turn) _ended;

    public RandomRun(Scenario scenario) => (_scenario, _random, _record) = (scenario, new Random(scenario.Seed), new RunRecord(scenario));

    public RunRecord Play()
    {
        Put(new RunRequested(Scene.Started(_scenario.Agents)));
        return PlayOn();
    }

    /// <summary>Goes on with a run that was cut off after some of its events, whichever they were.</summary>
    public RunRecord Resume(IReadOnlyList<RunEvent> earlier)
    {
        _record.Begin(earlier);
        Put(new RunContinued(new RunResumed()));
        return PlayOn();
    }

    private RunRecord PlayOn()
    {
        while (!_record.IsFinished)
        {
            Require.That(_working.Count > 0, "nobody works and the run is not finished");
            Require.That(_record.Inputs <= _scenario.MostInputs, $"no end after {_scenario.MostInputs} inputs");
            Put(_random.Next(1000) < _scenario.Interruptions ? Interruption() : TurnEnds(AnyWorking()));
        }

        // What was still on its way when the run ended.
        foreach (var agent in _working.Keys.ToList())
        {
            Put(_random.Next(2) == 0 ? new AgentTurnStopped(agent) : TurnEnds(agent));
        }

        return _record;
    }

    private void Put(CoordinationInput input)
    {
        var (agent, turn) = _ended;
        var decision = Coordinator.Decide(_record.State, input, _scenario.Rules);
        _record.Take(input, decision, _working.Keys.ToHashSet());
        foreach (var refusal in decision.Effects.OfType<Refuse>())
        {
            Require.That(refusal.Agent == agent, "a turn was refused that had submitted nothing");
            _working.Add(refusal.Agent, turn);
        }

        foreach (var start in decision.Effects.OfType<StartTurn>())
        {
            _working.Add(start.Agent, (start.Stage, _record.State.Version));
        }
    }

    private string AnyWorking() => _working.Keys.ElementAt(_random.Next(_working.Count));

    private CoordinationInput Interruption() => _random.Next(3) switch
    {
        0 => new RunCancelled(),
        1 => new RunLimitHit("orchestrator_timeout_seconds", "5 s", RunOutcome.TimedOut),
        _ => new RunLimitHit("budget.calls", "5 calls", RunOutcome.BudgetReached),
    };

    private CoordinationInput TurnEnds(string agent)
    {
        var (stage, from) = _working[agent];
        _ended = (agent, (stage, from));
        _working.Remove(agent);
        if (_random.Next(100) < _scenario.Trouble)
        {
            return new AgentTurnFailed(agent, "MG3001", $"{agent} broke", _random.Next(3) > 0);
        }

        return stage switch
        {
            AgentStage.Planning => new PlanningJudged(agent, Planning(agent)),
            AgentStage.Presentation => new AgentPresented(agent, _random.Next(2) == 0 ? "" : "final"),
            AgentStage.Evaluation => new AgentEvaluated(agent, _random.Next(2) == 0 ? null : new RestartWish("wrong", "check")),
            _ => Proposal(agent, _random.Next(from, _record.State.Version + 1)),
        };
    }

    private CoordinationInput Proposal(string agent, int seen) => _random.Next(3) == 0
        ? new AgentAnswered(agent, seen, string.Join(' ', Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Words[_random.Next(Words.Length)])))
        : new AgentVoted(agent, seen, $"agent{_random.Next(1, _scenario.Agents + 2)}", "because");

    private static PlanningDecided Planning(string agent) =>
        new() { Agent = agent, Irreversible = true, BlockedTools = ["send_mail"], Reason = "Mail." };
}
