using MassGen.Agents;
using MassGen.Events;
using MassGen.Sandbox;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Composition;

/// <summary>An agent's shell: its tools, and the sandbox in which its commands run, which is removed with it.</summary>
internal sealed class ShellEnvironment(AgentSandbox sandbox, IReadOnlyList<AIFunction> tools) : IAgentEnvironment
{
    public string? Instructions(AgentStage stage) => null;

    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken) => new(tools);

    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    public void Publish(string answerId)
    {
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();
}
