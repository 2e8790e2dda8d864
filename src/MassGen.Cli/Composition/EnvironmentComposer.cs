using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Events;
using MassGen.Runs.Disk;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>What the run around an agent offers for its environment.</summary>
public sealed record AgentSurroundings
{
    /// <summary>Makes the place where its commands run, or null when it has no shell.</summary>
    public Func<Action<RunEvent>, AgentSandbox>? Sandbox { get; init; }

    /// <summary>Where the run keeps its files, or null when it keeps none.</summary>
    public RunFolder? Folder { get; init; }
}

/// <summary>Puts together what an agent has around it: the one place where tools and files meet an agent.</summary>
internal static class EnvironmentComposer
{
    public static IAgentEnvironment Compose(AgentConfig agent, AgentSurroundings around, AgentEnvironmentContext run)
    {
        var parts = new List<IAgentEnvironment>();
        if (agent.Backend.CommandLine is not null && around.Sandbox is { } sandbox)
        {
            parts.Add(AgentEnvironment.Of(new ExecuteCommandTool(sandbox(run.Emit))));
        }

        return AgentEnvironment.Combine(parts);
    }
}
