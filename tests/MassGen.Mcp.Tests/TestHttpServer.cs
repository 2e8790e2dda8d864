using MassGen.Configuration;

namespace MassGen.Mcp.Tests;

/// <summary>The test server as a process that speaks HTTP on 127.0.0.1.</summary>
internal sealed class TestHttpServer(IMcpProcess process, Uri address) : IAsyncDisposable
{
    public McpServerConfig Config { get; } = new("test", Rig.Test().Position) { Transport = McpTransport.StreamableHttp, Url = address };

    public static async Task<TestHttpServer> StartAsync(params string[] oddities)
    {
        var program = new McpProgram("test", Rig.Test(["http", .. oddities]).Command, new Dictionary<string, string>(), null);
        var process = await new HostProcessLauncher(TimeProvider.System).StartAsync(program, default);
        var line = await new StreamReader(process.Output).ReadLineAsync();
        return new(process, new Uri(line!));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
