using MassGen.Configuration;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>An agent: a model with instructions and tools. Agents differ by data, never by subclass.</summary>
public sealed class Agent
{
    /// <summary>The tokens that a model is taken to read when nothing is known of it: the Python project's number.</summary>
    public const long DefaultContextWindow = 128_000;

    /// <summary>Its id in the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>The backend type, for example <c>grok</c>.</summary>
    public required string Backend { get; init; }

    /// <summary>The model to ask for, or null where the client chooses.</summary>
    public string? Model { get; init; }

    /// <summary>The address its model is asked at, or null for the backend's own. It tells which service's prices hold.</summary>
    public Uri? Address { get; init; }

    /// <summary>The instructions of its own, or null.</summary>
    public string? SystemMessage { get; init; }

    /// <summary>The client that talks to the model.</summary>
    public required IChatClient Client { get; init; }

    /// <summary>Sampling settings for each call, or null for the provider's own.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>Whether a long conversation is shortened, and when; null never shortens it.</summary>
    public MemoryConfig? Memory { get; init; }

    /// <summary>How many tokens the model reads at most. The default is the Python project's for a model that it does not know.</summary>
    public long ContextWindow { get; init; } = DefaultContextWindow;

    /// <summary>How many tokens a response may have at most by the configuration, or null. Budgets set so much aside for each call.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Makes what the agent has around it in one run: tools and files. Called at its first turn.</summary>
    public Func<AgentEnvironmentContext, IAgentEnvironment> Environment { get; init; } = static _ => AgentEnvironment.None;
}
