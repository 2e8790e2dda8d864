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
    public CoordinationRules Rules => new()
    {
        MostAnswersPerAgent = Answers,
        MostFailuresPerAgent = Failures,
        MostRefusalsPerAgent = Refusals,
    };

    /// <summary>
    /// The most inputs before the end. An agent's turns end in an accepted answer (at most A), a refusal (R), a failure (F), or a
    /// vote. An agent begins again after a vote only because another's answer came, during the turn (outdated) or after it: so
    /// at most one vote for each answer of the others, and a last one. Then one presentation and one word from outside.
    /// </summary>
    public int MostInputs => (Agents * (Answers + Refusals + Failures + ((Agents - 1) * Answers) + 1)) + 2;
}

/// <summary>
/// Plays turns that real agents could take, in any order: one input for each started turn, with any version it can have seen.
/// </summary>
internal sealed class RandomRun(Scenario scenario)
{
    private readonly Random _random = new(scenario.Seed);
    private readonly SortedDictionary<string, (AgentStage Stage, int From)> _working = new(StringComparer.Ordinal);
    private readonly RunRecord _record = new(scenario);

    public RunRecord Play()
    {
        Put(new RunRequested(Scene.Started(scenario.Agents)));
        while (!_record.IsFinished)
        {
            Require.That(_working.Count > 0, "nobody works and the run is not finished");
            Require.That(_record.Inputs <= scenario.MostInputs, $"no end after {scenario.MostInputs} inputs");
            Put(_random.Next(1000) < scenario.Interruptions ? Interruption() : TurnEnds(AnyWorking()));
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
        var decision = Coordinator.Decide(_record.State, input, scenario.Rules);
        _record.Take(input, decision, _working.Keys.ToHashSet());
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
        _working.Remove(agent);
        var seen = _random.Next(from, _record.State.Version + 1);
        if (_random.Next(100) < scenario.Trouble)
        {
            return new AgentTurnFailed(agent, "MG3001", $"{agent} broke", _random.Next(3) > 0);
        }

        if (stage == AgentStage.Presentation && _random.Next(4) > 0)
        {
            return new AgentPresented(agent, _random.Next(2) == 0 ? "" : "final");
        }

        return _random.Next(3) == 0
            ? new AgentAnswered(agent, seen, $"answer {_record.Inputs}")
            : new AgentVoted(agent, seen, $"agent{_random.Next(1, scenario.Agents + 2)}", "because");
    }
}
