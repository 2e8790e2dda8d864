using MassGen.Diagnostics;
using MassGen.Runs;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>A configuration that was read and checked.</summary>
public sealed record MassGenConfig
{
    /// <summary>The file it came from.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The agents, in order; at least one.</summary>
    public required IReadOnlyList<AgentConfig> Agents { get; init; }

    /// <summary>How the agents work together.</summary>
    public OrchestratorConfig Orchestrator { get; init; } = new();

    /// <summary>How the terminal shows a run.</summary>
    public DisplayType Display { get; init; } = DisplayType.RichTerminal;

    /// <summary>An earlier session to continue, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>How long a run may take, or null for the default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What a run may use.</summary>
    public BudgetLimits Budget { get; init; } = new();

    /// <summary>The whole document as it was written, unknown keys included.</summary>
    public required YamlMap Document { get; init; }
}

/// <summary>One agent of a configuration.</summary>
public sealed record AgentConfig
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Its own instructions, or null.</summary>
    public string? SystemMessage { get; init; }

    /// <summary>Its model and tools.</summary>
    public required BackendConfig Backend { get; init; }

    /// <summary>What it remembers.</summary>
    public MemoryConfig Memory { get; init; } = new();
}

/// <summary>The model and the tools of an agent.</summary>
public sealed record BackendConfig
{
    /// <summary>The backend type, for example <c>grok</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Where the type was written.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The model to ask for, or null for the backend's default.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// The provider's key as it was written, or null; <c>${NAME}</c> in it is not resolved yet. A secret: never show it.
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>Another address of the provider, or null.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>How varied the model writes, or null.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>The other way to say so, or null.</summary>
    public decimal? TopP { get; init; }

    /// <summary>The longest response in tokens, or null.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The seed, or null.</summary>
    public int? Seed { get; init; }

    /// <summary>Azure's version of the interface, or null for the usual one.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Tools that the provider shall run on its own servers: <c>web_search</c>, <c>x_search</c>, <c>code_execution</c>.</summary>
    public IReadOnlyList<string> ServerTools { get; init; } = [];

    /// <summary>Name of its workspace as it was written; null when it has none, and then no file tools either.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Folders and files that only this agent may use, besides those of the orchestrator.</summary>
    public IReadOnlyList<ContextPathConfig> ContextPaths { get; init; } = [];

    /// <summary>The only tools offered, by raw or prefixed name; null offers all.</summary>
    public IReadOnlyList<string>? AllowedTools { get; init; }

    /// <summary>Tools not offered, by raw or prefixed name.</summary>
    public IReadOnlyList<string> ExcludedTools { get; init; } = [];

    /// <summary>Tool servers.</summary>
    public IReadOnlyList<McpServerConfig> McpServers { get; init; } = [];

    /// <summary>Registered functions.</summary>
    public IReadOnlyList<CustomToolConfig> CustomTools { get; init; } = [];

    /// <summary>
    /// The keys that belong to the provider's request and have no property here, unknown ones included, as they were written: they
    /// are handed on in the request's body.
    /// </summary>
    public IReadOnlyList<YamlEntry> Extra { get; init; } = [];

    /// <summary>The agent's shell, or null when it has none.</summary>
    public CommandLineConfig? CommandLine { get; init; }
}
