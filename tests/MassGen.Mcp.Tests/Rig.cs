using System.Globalization;
using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Mcp.Tests;

/// <summary>An agent with servers: what it is told, and the tools it gets.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private static readonly string Server = Path.Combine(AppContext.BaseDirectory, "MassGen.Mcp.TestServer.dll");
    private readonly IAgentEnvironment _environment;

    public Rig(params McpServerConfig[] servers)
        : this(TimeProvider.System, _ => null, servers)
    {
    }

    public Rig(TimeProvider time, Func<string, string?> lookup, params McpServerConfig[] servers)
        : this(new HostProcessLauncher(TimeProvider.System), time, lookup, servers)
    {
    }

    public Rig(IMcpProcessLauncher launcher, TimeProvider time, Func<string, string?> lookup, params McpServerConfig[] servers)
    {
        void Emit(RunEvent news)
        {
            lock (Events)
            {
                Events.Add(news);
            }
        }

        _environment = McpEnvironments.Create(servers, new("ada", "Why?", Emit), launcher, Edge, lookup, time);
    }

    public static SocketsHttpHandler Edge { get; } = ServerEdge.Create(usesProxy: false);

    public static string Repository { get; } = Path.GetFullPath("../../../..", AppContext.BaseDirectory);

    public List<RunEvent> Events { get; } = [];

    public IReadOnlyList<AIFunction> Tools { get; private set; } = [];

    public IEnumerable<RunWarning> Warnings => Events.OfType<RunWarning>();

    /// <summary>The test server under the name <c>test</c>, odd in these ways.</summary>
    public static McpServerConfig Test(params string[] oddities) =>
        Program("test", ["dotnet", "exec", Server, .. oddities]);

    public static McpServerConfig Program(string name, params string[] command) =>
        new(name, new SourcePosition(new SourceText("team.yaml", ""), 7, 3)) { Command = command };

    public async Task<Rig> OpenAsync(CancellationToken cancellationToken = default)
    {
        Tools = await _environment.OpenAsync(AgentStage.Coordination, cancellationToken);
        return this;
    }

    public AIFunction Tool(string name) => Tools.Single(tool => tool.Name == "mcp__test__" + name);

    public Task<string> CallAsync(string tool, params (string Name, object? Value)[] arguments) =>
        CallAsync(tool, default, arguments);

    public async Task<string> CallAsync(string tool, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        var given = new AIFunctionArguments(arguments.ToDictionary(pair => pair.Name, pair => pair.Value));
        return (string)(await Tool(tool).InvokeAsync(given, cancellationToken))!;
    }

    public async Task<int> PidAsync() => int.Parse(await CallAsync("pid"), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => _environment.DisposeAsync();
}
