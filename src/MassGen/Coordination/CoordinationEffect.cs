using MassGen.Events;

namespace MassGen.Coordination;

/// <summary>Something the shell around the coordination has to do.</summary>
public abstract record CoordinationEffect;

/// <summary>Begin a turn.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Stage">What it is for.</param>
/// <param name="Delay">How long to wait first.</param>
public sealed record StartTurn(string Agent, AgentStage Stage, TimeSpan Delay = default) : CoordinationEffect;

/// <summary>Let a working agent see the present answers before its next model call. What it is doing goes on.</summary>
/// <param name="Agent">The agent's id.</param>
public sealed record ShowAnswers(string Agent) : CoordinationEffect;

/// <summary>What an agent's turn has just submitted is not taken: the turn goes on, and its model is told why.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Reason">Why, for the model to read.</param>
public sealed record Refuse(string Agent, string Reason) : CoordinationEffect;

/// <summary>Stop an agent's turn now, model call and tools included.</summary>
/// <param name="Agent">The agent's id.</param>
public sealed record StopTurn(string Agent) : CoordinationEffect;

/// <summary>What follows from an input.</summary>
/// <param name="Events">Facts to append, in order.</param>
/// <param name="Effects">Work to do, in order, after the facts are appended.</param>
public sealed record Decision(IReadOnlyList<RunEvent> Events, IReadOnlyList<CoordinationEffect> Effects);
