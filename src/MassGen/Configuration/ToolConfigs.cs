using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>A server of tools over the Model Context Protocol.</summary>
/// <param name="Name">Its name: letters, digits, <c>_</c> and <c>-</c>. Its tools are called <c>mcp__NAME__TOOL</c>.</param>
/// <param name="Position">Where it was written.</param>
public sealed record McpServerConfig(string Name, SourcePosition Position)
{
    /// <summary>How it is reached.</summary>
    public McpTransport Transport { get; init; }

    /// <summary>The program and its arguments for <see cref="McpTransport.Stdio"/>; <c>${NAME}</c> in arguments is not resolved yet.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Named environment values for the program; <c>${NAME}</c> is not resolved yet. Secrets: never show a value.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The program's directory, or null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The address for <see cref="McpTransport.StreamableHttp"/>, or null.</summary>
    public Uri? Url { get; init; }

    /// <summary>Headers of every request; <c>${NAME}</c> is not resolved yet. Secrets: never show a value.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long one call may take. The default, 300 s, is the Python project's.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The only tools offered, by raw or prefixed name; null offers all.</summary>
    public IReadOnlyList<string>? AllowedTools { get; init; }

    /// <summary>Tools not offered, by raw or prefixed name.</summary>
    public IReadOnlyList<string> ExcludedTools { get; init; } = [];
}

/// <summary>How an MCP server is reached.</summary>
public enum McpTransport
{
    /// <summary>A program, over its standard streams.</summary>
    Stdio,

    /// <summary>An HTTP address.</summary>
    StreamableHttp,
}

/// <summary>One function of <c>custom_tools</c>.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Position">Where it was written.</param>
public sealed record CustomToolConfig(string Function, SourcePosition Position)
{
    /// <summary>The entry's place in the document, for messages; for example <c>agents[0].backend.custom_tools[1]</c>.</summary>
    public string Place { get; init; } = "";

    /// <summary>The name the model sees, or null for the function's own.</summary>
    public string? Name { get; init; }

    /// <summary>What the model is told it does, or null for the function's own description.</summary>
    public string? Description { get; init; }

    /// <summary>The Python file or module it came from, or null.</summary>
    public string? Path { get; init; }

    /// <summary>Arguments that are set in the configuration and that the model does not see, or null.</summary>
    public YamlMap? PresetArguments { get; init; }

    /// <summary>What <c>default_params</c> says, which the Python project does not read and few tools here do; or null.</summary>
    public YamlMap? DefaultArguments { get; init; }

    /// <summary>Both, the preset ones first; null when there are none.</summary>
    public YamlMap? Arguments => PresetArguments is null ? DefaultArguments : DefaultArguments is null ? PresetArguments
        : PresetArguments with { Entries = [.. PresetArguments.Entries, .. DefaultArguments.Entries.Where(entry => PresetArguments.Find(entry.Key) is null)] };
}

/// <summary>What agents remember: <c>memory</c> of a configuration, with the agent's own over the general one.</summary>
public sealed record MemoryConfig
{
    /// <summary>Whether memory is on.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Whether the conversation is remembered, and compressed when it grows too long.</summary>
    public bool Conversation { get; init; } = true;

    /// <summary>The share of the model's context window, 0 to 1, at which the conversation is compressed.</summary>
    public decimal TriggerThreshold { get; init; } = 0.75m;

    /// <summary>The share of the context window, 0 to 1, that is left after compression.</summary>
    public decimal TargetRatio { get; init; } = 0.40m;

    /// <summary>Where <c>persistent_memory</c> is switched on, or null where it is not.</summary>
    public SourcePosition? PersistentPosition { get; init; }

    /// <summary>The Qdrant address that persistent memory names, for messages; for example <c>localhost:6333</c>.</summary>
    public string PersistentServer { get; init; } = "localhost:6333";
}

/// <summary>How the terminal shows a run.</summary>
public enum DisplayType
{
    /// <summary>Agents side by side, where there is a terminal.</summary>
    RichTerminal,

    /// <summary>One line an event.</summary>
    Simple,

    /// <summary>Only what a program that reads the output needs.</summary>
    Silent,
}
