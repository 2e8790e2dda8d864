using MassGen.Agents;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Mcp;

/// <summary>The tools of an agent's MCP servers.</summary>
internal sealed class McpEnvironment(IReadOnlyList<ServerConnection> connections) : IAgentEnvironment
{
    private bool _hasCheckedFilters;

    public string? Instructions(AgentStage stage) => null;

    public async ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        await Task.WhenAll(connections.Select(connection => connection.PrepareAsync(cancellationToken))).ConfigureAwait(false);
        if (!_hasCheckedFilters)
            ToolFilterCheck.Tell(connections);
        _hasCheckedFilters = true;
        var tools = connections.SelectMany(Offered).ToList();

        // In the order of the configuration, whoever was first.
        foreach (var connection in connections)
            connection.TellNews();
        return tools;
    }

    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    public void Publish(string answerId)
    {
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(connections.Select(connection => connection.DisposeAsync().AsTask())).ConfigureAwait(false);

    private static List<AIFunction> Offered(ServerConnection connection)
    {
        var offered = OfferedTools.Of(connection.Config, connection.Tools);
        foreach (var fault in offered.Faults)
            connection.TellOnce(McpCodes.ToolSkipped, fault);
        return [.. offered.Tools.Select(tool => new McpTool(connection, tool))];
    }
}
