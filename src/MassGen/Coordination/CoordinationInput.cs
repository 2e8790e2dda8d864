namespace MassGen.Coordination;

/// <summary>Something that happened and that the coordination must answer.</summary>
public abstract record CoordinationInput;

/// <summary>The run shall begin.</summary>
/// <param name="Started">The first event.</param>
public sealed record RunRequested(Events.RunStarted Started) : CoordinationInput;

/// <summary>An agent's turn ended with a new answer.</summary>
/// <param name="Agent">Its id.</param>
/// <param name="SeenVersion">The answer-set version it had seen.</param>
/// <param name="Content">The answer.</param>
public sealed record AgentAnswered(string Agent, int SeenVersion, string Content) : CoordinationInput;

/// <summary>An agent's turn ended with a vote.</summary>
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
