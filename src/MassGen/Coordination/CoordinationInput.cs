namespace MassGen.Coordination;

/// <summary>Something that happened and that the coordination must answer.</summary>
public abstract record CoordinationInput;

/// <summary>The run shall begin.</summary>
/// <param name="Started">The first event.</param>
public sealed record RunRequested(Events.RunStarted Started) : CoordinationInput;

/// <summary>An earlier run shall go on; the state is the fold of its events.</summary>
/// <param name="Resumed">The event that says so.</param>
public sealed record RunContinued(Events.RunResumed Resumed) : CoordinationInput;

/// <summary>The turn that judges which tools must wait ended.</summary>
/// <param name="Agent">The judge's id.</param>
/// <param name="Decided">What it decided.</param>
public sealed record PlanningJudged(string Agent, Events.PlanningDecided Decided) : CoordinationInput;

/// <summary>An agent submits a new answer.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="SeenVersion">The answer-set version it had seen.</param>
/// <param name="Content">The answer.</param>
public sealed record AgentAnswered(string Agent, int SeenVersion, string Content) : CoordinationInput;

/// <summary>An agent submits a vote.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="SeenVersion">The answer-set version it had seen.</param>
/// <param name="For">The anonymous name voted for, for example <c>agent2</c>.</param>
/// <param name="Reason">The voter's reason.</param>
public sealed record AgentVoted(string Agent, int SeenVersion, string For, string Reason) : CoordinationInput;

/// <summary>An agent's turn failed.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What happened.</param>
/// <param name="IsRetryable">Whether another turn can help.</param>
public sealed record AgentTurnFailed(string Agent, string Code, string Message, bool IsRetryable) : CoordinationInput;

/// <summary>The winner's turn of presenting ended.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Text">The final answer; empty when the winner wrote nothing.</param>
public sealed record AgentPresented(string Agent, string Text) : CoordinationInput;

/// <summary>The winner's turn of judging the final answer ended.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="Restart">Why and how to start over, or null when the answer stands.</param>
public sealed record AgentEvaluated(string Agent, RestartWish? Restart) : CoordinationInput;

/// <summary>The winner wants the run to start over.</summary>
/// <param name="Reason">What is lacking.</param>
/// <param name="Instructions">What the agents shall do differently.</param>
public sealed record RestartWish(string Reason, string Instructions);

/// <summary>A turn was stopped because the run did not want its result any more.</summary>
/// <param name="Agent">The agent's id.</param>
public sealed record AgentTurnStopped(string Agent) : CoordinationInput;

/// <summary>A limit of the whole run was hit.</summary>
/// <param name="Limit">Its name.</param>
/// <param name="Value">Its value, with its unit.</param>
/// <param name="Outcome">How the run ends because of it.</param>
public sealed record RunLimitHit(string Limit, string Value, Events.RunOutcome Outcome) : CoordinationInput;

/// <summary>The caller does not want the run any more.</summary>
public sealed record RunCancelled : CoordinationInput;
