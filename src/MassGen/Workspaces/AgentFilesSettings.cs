using MassGen.Events;

namespace MassGen.Workspaces;

/// <summary>What an agent's files are made of.</summary>
public sealed record AgentFilesSettings
{
    /// <summary>The agent's id. Other agents never see it.</summary>
    public required string Agent { get; init; }

    /// <summary>Where the run keeps its files.</summary>
    public required WorkspaceStore Store { get; init; }

    /// <summary>Takes the events: files kept, warnings.</summary>
    public required Action<RunEvent> Emit { get; init; }

    /// <summary>What the agent may read, and write where the configuration says so.</summary>
    public IReadOnlyList<ContextPath> ContextPaths { get; init; } = [];

    /// <summary>Whether the agent is the only one of its run: it presents nothing, so it writes context paths while it works.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The only file tools offered, by raw or prefixed name; null offers all.</summary>
    public IReadOnlyList<string>? AllowedTools { get; init; }

    /// <summary>File tools not offered, by raw or prefixed name.</summary>
    public IReadOnlyList<string> ExcludedTools { get; init; } = [];

    /// <summary>
    /// Brings the workspace and the sandbox of the agent's commands in step, called before the files are kept; null when the agent
    /// has no shell. With a shell, the files of answers are also copied to <see cref="WorkspaceStore.SharedWith"/>.
    /// </summary>
    public Func<CancellationToken, Task>? SynchroniseShell { get; init; }
}
