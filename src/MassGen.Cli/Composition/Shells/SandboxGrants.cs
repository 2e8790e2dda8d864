using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>What an agent's commands get of the host, besides the limits.</summary>
public sealed record SandboxGrants
{
    /// <summary>Nothing.</summary>
    public static SandboxGrants None { get; } = new();

    /// <summary>The agent's workspace on the host, or null when there is none.</summary>
    public string? Workspace { get; init; }

    /// <summary>Folders they may read.</summary>
    public IReadOnlyList<ReadOnlyFolder> Folders { get; init; } = [];

    /// <summary>Variables that are no secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that may be secrets: nobody reads their values in what commands print.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Files they get a copy of, with paths relative to their home.</summary>
    public IReadOnlyList<SandboxFile> HomeFiles { get; init; } = [];
}
