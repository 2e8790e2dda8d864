using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>A model asked for a tool.</summary>
public sealed record ToolRequested : RunEvent
{
    /// <summary>The call's id, as the model gave it.</summary>
    public required string CallId { get; init; }

    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>The arguments, as the model gave them.</summary>
    public JsonElement? Arguments { get; init; }
}

/// <summary>A tool call ended.</summary>
public sealed record ToolFinished : RunEvent
{
    /// <summary>The call's id, as in the request.</summary>
    public required string CallId { get; init; }

    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>Whether the tool did its work. A command that exits with 1 is work done.</summary>
    public required bool Ok { get; init; }

    /// <summary>What the model was told.</summary>
    public required string Result { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }
}

/// <summary>The provider ran a tool on its own servers while its model answered.</summary>
public sealed record ServerToolUsed : RunEvent
{
    /// <summary>The provider's id of the call; may be empty.</summary>
    public required string CallId { get; init; }

    /// <summary>The tool's name, for example <c>web_search</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>What it was asked, when the provider says.</summary>
    public JsonElement? Arguments { get; init; }
}

/// <summary>A model's response names where it has something from.</summary>
public sealed record SourcesCited : RunEvent
{
    /// <summary>The sources in the order of the text, each once.</summary>
    public required IReadOnlyList<CitedSource> Sources { get; init; }
}

/// <summary>A source that a model names.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title, or null when none was given.</param>
public sealed record CitedSource(string Url, string? Title);

/// <summary>An agent got a place to run commands in.</summary>
public sealed record SandboxCreated : RunEvent
{
    /// <summary>The provider: <c>docker</c>, <c>podman</c>, <c>bubblewrap</c> or <c>namespaces</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The image's name, or null where the host's own programs are used read-only.</summary>
    public string? Image { get; init; }

    /// <summary>The image's digest, or null where there is no image.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>What was asked for and cannot be enforced here, one sentence each.</summary>
    public IReadOnlyList<string> NotEnforced { get; init; } = [];

    /// <summary>From the request to usable, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }
}

/// <summary>A sandbox ended although it was still needed.</summary>
public sealed record SandboxLost : RunEvent
{
    /// <summary>What is known about why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A sandbox and everything in it was removed.</summary>
public sealed record SandboxDisposed : RunEvent;

/// <summary>A command starts in the agent's sandbox.</summary>
public sealed record CommandStarted : RunEvent
{
    /// <summary>The command, as the agent wrote it.</summary>
    public required string Command { get; init; }
}

/// <summary>A command in the agent's sandbox ended.</summary>
public sealed record CommandFinished : RunEvent
{
    /// <summary>The command, as the agent wrote it.</summary>
    public required string Command { get; init; }

    /// <summary>Why it ended: <c>exited</c>, <c>timed-out</c>, <c>out-of-memory</c>, <c>output-limit</c>, <c>disk-limit</c>, <c>killed</c>,
    /// <c>not-started</c> or <c>sandbox-lost</c>; <c>refused</c> when a filter kept it from running.</summary>
    public required string Ended { get; init; }

    /// <summary>The exit code, when it exited.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Standard output: the beginning and the end of it when it was long.</summary>
    public required string Stdout { get; init; }

    /// <summary>Standard error: the beginning and the end of it when it was long.</summary>
    public required string Stderr { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }
}

/// <summary>An agent started a command that goes on in the background.</summary>
public sealed record ShellStarted : RunEvent
{
    /// <summary>The background shell's name for the agent, for example <c>shell_00000001</c>.</summary>
    public required string Shell { get; init; }

    /// <summary>The command, as the agent wrote it.</summary>
    public required string Command { get; init; }
}

/// <summary>A background shell has ended, with everything it had started; told when the agent asks or its sandbox goes.</summary>
public sealed record ShellEnded : RunEvent
{
    /// <summary>The background shell.</summary>
    public required string Shell { get; init; }

    /// <summary>The command, as the agent wrote it.</summary>
    public required string Command { get; init; }

    /// <summary>How: <c>stopped</c> with exit code 0, <c>failed</c> with another, or <c>killed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The exit code, when it exited.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The end of standard output.</summary>
    public required string Stdout { get; init; }

    /// <summary>The end of standard error.</summary>
    public required string Stderr { get; init; }
}
