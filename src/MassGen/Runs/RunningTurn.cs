using MassGen.Agents;
using MassGen.Coordination;

namespace MassGen.Runs;

/// <summary>A turn with its task, its place in the schedule, and what it is waiting to be told.</summary>
internal sealed class RunningTurn : IDisposable
{
    private readonly Action<CoordinationInput> _post;
    private readonly ITurnSlot _slot;
    private TaskCompletionSource<string?> _verdict = new();

    public RunningTurn(StageTask task, AgentMemory memory, TurnContext context, ITurnSlot slot, Func<AnswerView> view, Action<CoordinationInput> post)
    {
        (_post, _slot, Agent) = (post, slot, task.Agent.Id);
        Turn = new AgentTurn(task, memory, context, slot, view, SubmitAsync);
    }

    public string Agent { get; }

    public AgentTurn Turn { get; }

    public CancellationTokenSource Cancellation { get; } = new();

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>The turn goes on: what it submitted is refused.</summary>
    public void Refuse(string reason) => _verdict.TrySetResult(reason);

    /// <summary>The turn is over, and everything that followed from its end has been done.</summary>
    public void End()
    {
        _slot.End();
        _verdict.TrySetResult(null);
    }

    public void Dispose() => Cancellation.Dispose();

    // Gives the reason when it is refused, or null when the turn is over.
    private async Task<string?> SubmitAsync(CoordinationInput input, CancellationToken cancellationToken)
    {
        _verdict = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _post(input);
        return await _verdict.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
