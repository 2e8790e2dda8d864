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

    /// <summary>How many answers one agent may submit, or null for the default.</summary>
    public int? MostAnswersPerAgent { get; init; }

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

    /// <summary>The agent's shell, or null when it has none.</summary>
    public CommandLineConfig? CommandLine { get; init; }
}

/// <summary>The shell of an agent.</summary>
public sealed record CommandLineConfig
{
    /// <summary>The image, or null for the default.</summary>
    public string? Image { get; init; }

    /// <summary>Where the image was written, or null for the default.</summary>
    public SourcePosition? ImagePosition { get; init; }

    /// <summary>The most memory in bytes, or null for the default.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The most processors, or null for the default.</summary>
    public decimal? Processors { get; init; }
}
