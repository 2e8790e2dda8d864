using MassGen.Agents;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Tests.Runs;

/// <summary>Surroundings without anything in them, whose end is seen.</summary>
internal sealed class WatchedEnvironment(Func<Task> ended) : IAgentEnvironment
{
    public WatchedEnvironment(Action ended)
        : this(() =>
        {
            ended();
            return Task.CompletedTask;
        })
    {
    }

    public string? Instructions(AgentStage stage) => null;

    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken) => new([]);

    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    public void Publish(string answerId)
    {
    }

    public ValueTask DisposeAsync() => new(ended());
}
