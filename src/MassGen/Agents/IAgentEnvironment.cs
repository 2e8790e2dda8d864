using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>
/// What an agent has around it in one run: tools, and the files they work on. Made at the agent's first turn, disposed at the end of
/// the run. Its methods are called one at a time, never two at once.
/// </summary>
public interface IAgentEnvironment : IAsyncDisposable
{
    /// <summary>What the agent's instructions say about it in a stage, as Markdown below a heading; null for nothing.</summary>
    string? Instructions(AgentStage stage);

    /// <summary>The tools for a turn of a stage. Called at the beginning of each turn, before its first model call.</summary>
    /// <exception cref="Models.ModelException">The environment cannot be had and the agent cannot do without it.</exception>
    ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken);

    /// <summary>The agent's next model call will speak of these answers: what belongs to them, such as files, must be there now.</summary>
    ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken);

    /// <summary>The agent submits an answer now; what belongs to it is to be kept as it is at this moment.</summary>
    ValueTask CaptureAsync(CancellationToken cancellationToken);

    /// <summary>The answer captured last was accepted under this id. Must not block.</summary>
    void Publish(string answerId);
}

/// <summary>Everything an environment may need from the run it is made for.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Question">The run's question.</param>
/// <param name="Emit">Appends an event to the run's log.</param>
public sealed record AgentEnvironmentContext(string Agent, string Question, Action<RunEvent> Emit)
{
    /// <summary>Counts the calls of models that the agent's tools ask themselves.</summary>
    public IModelMeter Meter { get; init; } = UncountedModels.Instance;
}
