using MassGen.Configuration;
using MassGen.Mcp;
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

    /// <summary>Where agents' commands run; null when no agent has a shell.</summary>
    public ShellSandboxes? Shells { get; init; }

    /// <summary>Starts the programs of tool servers.</summary>
    public required IMcpProcessLauncher Servers { get; init; }

    /// <summary>Carries what tool servers are asked over HTTP.</summary>
    public required HttpMessageHandler Edge { get; init; }

    /// <summary>The environment variables that the configuration can name.</summary>
    public HostEnvironment Variables { get; init; } = HostEnvironment.Process;

    /// <summary>The functions that <c>custom_tools</c> can name.</summary>
    public CustomToolRegistry Functions { get; init; } = new();

    /// <summary>Opens desktops for agents; null where there is no place for them.</summary>
    public OpenDesktop? Desktops { get; init; }

    /// <summary>Whether agents' desktops are started while their models still think. Of no use where models answer at once.</summary>
    public bool StartsDesktopsAhead { get; init; }

    /// <summary>Shows agents' desktops to people; null where nobody looks.</summary>
    internal DesktopViews? Views { get; init; }

    /// <summary>Connects to the models of tools that have one of their own; null where none can be asked.</summary>
    public ConnectToolModel? ToolModels { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
