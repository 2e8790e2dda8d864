using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>An agent: a model with instructions and tools. Agents differ by data, never by subclass.</summary>
public sealed class Agent
{
    /// <summary>Its id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>The backend type, for example <c>grok</c>.</summary>
    public required string Backend { get; init; }

    /// <summary>The model to ask for, or null where the client chooses.</summary>
    public string? Model { get; init; }

    /// <summary>The instructions of its own, or null.</summary>
    public string? SystemMessage { get; init; }

    /// <summary>The client that talks to the model.</summary>
    public required IChatClient Client { get; init; }

    /// <summary>Sampling settings for each call, or null for the provider's own.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>Makes the agent's tools for one run. The action appends events to the run's log.</summary>
    public Func<Action<RunEvent>, IReadOnlyList<AIFunction>> Tools { get; init; } = static _ => [];
}
