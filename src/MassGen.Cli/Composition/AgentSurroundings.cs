using MassGen.Configuration;
using MassGen.Mcp;
using MassGen.Sandbox;
using MassGen.Tools;
using MassGen.Workspaces;

namespace MassGen.Cli.Composition;

/// <summary>What a run offers its agents for their environments.</summary>
public sealed record AgentSurroundings
{
    /// <summary>The configuration.</summary>
    public required MassGenConfig Config { get; init; }

    /// <summary>Where the run keeps agents' files.</summary>
    public required WorkspaceStore Store { get; init; }

    /// <summary>The folder that relative paths of the configuration begin at.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>Makes a sandbox for an agent's commands, which may read some folders of the host; null when no agent has a shell.</summary>
    public Func<CommandLineConfig, IReadOnlyList<ReadOnlyFolder>, CancellationToken, Task<ISandbox>>? Sandbox { get; init; }

    /// <summary>Starts the programs of tool servers.</summary>
    public required IMcpProcessLauncher Servers { get; init; }

    /// <summary>Carries what tool servers are asked over HTTP.</summary>
    public required HttpMessageHandler Edge { get; init; }

    /// <summary>The value of an environment variable for <c>${NAME}</c>, or null.</summary>
    public required Func<string, string?> Lookup { get; init; }

    /// <summary>The functions that <c>custom_tools</c> can name.</summary>
    public CustomToolRegistry Functions { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
