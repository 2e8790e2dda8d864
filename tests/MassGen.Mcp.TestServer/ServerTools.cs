using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MassGen.Mcp.TestServer;

/// <summary>The server's tools: ordinary ones, and one for each thing that can go wrong.</summary>
internal static class ServerTools
{
    private static bool s_cancelled;

    public static McpServerOptions Options(Oddities oddities)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "test-server", Version = "1" },
            ToolCollection = [],
        };
        foreach (var tool in Ordinary().Concat(Odd(options)))
            options.ToolCollection.Add(tool);
        for (var number = 1; oddities.HasManyTools && number <= 100; number++)
            options.ToolCollection.Add(Tool($"tool_{number}", () => "done"));
        return options;
    }

    private static IEnumerable<McpServerTool> Ordinary() =>
    [
        Tool("echo", ([Description("What to say.")] string text) => text, "Says it again."),
        Tool("add", (int a, int b) => a + b),
        Tool("look", () => "nothing changed", readOnly: true),
        Tool("environment", () => string.Join("\n", Environment.GetEnvironmentVariables().Keys.Cast<string>().Order())),
        Tool("token", () => Environment.GetEnvironmentVariable("SERVER_TOKEN") ?? "none"),
        Tool("pid", () => Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Tool("media", () => new CallToolResult
        {
            Content =
            [
                new TextContentBlock { Text = "see" },
                ImageContentBlock.FromBytes(new byte[1000], "image/png"),
                new ResourceLinkBlock { Uri = "file:///a.txt", Name = "a", MimeType = "text/plain", Size = 12 },
                new EmbeddedResourceBlock { Resource = new TextResourceContents { Uri = "file:///b.txt", Text = "inside" } },
            ],
        }),
        Tool("structured", () => new CallToolResult { StructuredContent = JsonSerializer.SerializeToElement(new { city = "Zürich", degrees = 21 }) }),
        Tool("fail", () => new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = "no such city" }] }),
        Tool("huge", (int bytes) => new string('x', bytes)),
    ];

    private static IEnumerable<McpServerTool> Odd(McpServerOptions options) =>
    [
        Tool("status", () => "reserved"),
        Tool("with.dot", () => "dotted"),
        Tool(new string('n', 120), () => "too long"),
        Tool("die", () => Process.GetCurrentProcess().Kill()),
        Tool("slow", async (int seconds, CancellationToken cancellationToken) =>
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Volatile.Write(ref s_cancelled, true);
                throw;
            }

            return "at last";
        }),
        Tool("was_cancelled", () => s_cancelled),
        Tool("child", () => Process.Start(new ProcessStartInfo("sleep", ["9876"]))!.Id),
        Tool("grow", () => options.ToolCollection!.Add(Tool("grown", () => "I am new"))),
    ];

    private static McpServerTool Tool(string name, Delegate body, string? description = null, bool readOnly = false) =>
        McpServerTool.Create(body, new McpServerToolCreateOptions { Name = name, Description = description, ReadOnly = readOnly });
}
