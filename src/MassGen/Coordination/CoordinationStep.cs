using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>A decision in the making: each event is folded into the state at once, so that later rules see it.</summary>
internal sealed class CoordinationStep(CoordinationState state, CoordinationRules rules)
{
    private readonly List<RunEvent> _events = [];
    private readonly List<CoordinationEffect> _effects = [];

    public CoordinationState State { get; private set; } = state;

    public CoordinationRules Rules => rules;

    public Decision Decision => new(_events, _effects);

    public void Emit(RunEvent runEvent)
    {
        _events.Add(runEvent);
        State = State.Apply(runEvent);
    }

    public void Do(CoordinationEffect effect) => _effects.Add(effect);

    public void StartTurn(string agent, TimeSpan delay = default, AgentStage stage = AgentStage.Coordination)
    {
        Emit(new AgentStarted { Agent = agent, Stage = stage, Turn = State[agent].Turns + 1, Version = State.Version });
        Do(new StartTurn(agent, stage, delay));
    }

    public void Finish(RunOutcome outcome, string? winner, string? answer, IReadOnlyList<string> causes) =>
        Emit(new RunFinished { Outcome = outcome, Winner = winner, Answer = answer, Causes = causes });
}
