using MassGen.Agents;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Tests.Runs;

/// <summary>Surroundings that cannot be removed.</summary>
internal sealed class StuckEnvironment : IAgentEnvironment
{
    public string? Instructions(AgentStage stage) => null;

    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken) => new([]);

    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    public void Publish(string answerId)
    {
    }

    public ValueTask DisposeAsync() => throw new IOException("disk full");
}
