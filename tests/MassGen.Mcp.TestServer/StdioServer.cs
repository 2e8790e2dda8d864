using ModelContextProtocol.Server;

namespace MassGen.Mcp.TestServer;

/// <summary>The server over its standard streams, until the input ends.</summary>
internal static class StdioServer
{
    public static async Task RunAsync(Oddities oddities)
    {
        var options = ServerTools.Options(oddities);
        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync();
    }
}
