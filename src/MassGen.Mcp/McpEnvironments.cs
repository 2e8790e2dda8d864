using MassGen.Agents;
using MassGen.Configuration;

namespace MassGen.Mcp;

/// <summary>Makes environments of MCP servers.</summary>
public static class McpEnvironments
{
    /// <summary>
    /// An agent's servers as its environment. They are connected at its first turn, all at the same time; one that cannot be had is told
    /// as a warning and left out. Its tools are called <c>mcp__SERVER__TOOL</c>.
    /// </summary>
    /// <param name="servers">The servers, as configured.</param>
    /// <param name="context">The agent and its log.</param>
    /// <param name="launcher">Starts the servers that are programs.</param>
    /// <param name="edge">Carries the requests to servers over HTTP, as <see cref="ServerEdge"/> makes it; not disposed here.</param>
    /// <param name="lookup">The value of a variable for <c>${NAME}</c>, or null.</param>
    /// <param name="time">The clock of all waits and limits.</param>
    public static IAgentEnvironment Create(
        IReadOnlyList<McpServerConfig> servers,
        AgentEnvironmentContext context,
        IMcpProcessLauncher launcher,
        HttpMessageHandler edge,
        Func<string, string?> lookup,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(servers);
        ArgumentNullException.ThrowIfNull(context);
        var around = new ServerSurroundings(launcher, edge, lookup, time);
        return new McpEnvironment([.. servers.Select(server => new ServerConnection(server, context.Agent, around, context.Emit))]);
    }
}
