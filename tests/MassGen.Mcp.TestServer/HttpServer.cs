using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MassGen.Mcp.TestServer;

/// <summary>The server over streamable HTTP: one session for each <c>initialize</c>, a stream of events for each request.</summary>
internal sealed class HttpServer(Oddities oddities)
{
    private const string SessionHeader = "Mcp-Session-Id";
    private readonly ConcurrentDictionary<string, StreamableHttpServerTransport> _sessions = new();

    public static async Task RunAsync(Oddities oddities)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var server = new HttpServer(oddities);
        app.MapPost("/mcp", server.PostAsync);
        app.MapPost("/moved/{status:int}", Moved);
        app.MapDelete("/mcp", (HttpContext context) => server.DeleteAsync(context));
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First() + "/mcp");
        await Console.In.ReadToEndAsync();
    }

    private static void Moved(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = context.Request.Query["to"];
    }

    private async Task PostAsync(HttpContext context)
    {
        if (oddities.RequiredHeader is { } header && context.Request.Headers["X-Key"] != header)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var message = await JsonSerializer.DeserializeAsync<JsonRpcMessage>(context.Request.Body, McpJsonUtilities.DefaultOptions);
        if (message is null || SessionFor(context, message) is not { } transport)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers[SessionHeader] = transport.SessionId;
        context.Response.ContentType = "text/event-stream";
        if (!await transport.HandlePostRequestAsync(message, context.Response.Body, context.RequestAborted))
            context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task DeleteAsync(HttpContext context)
    {
        if (_sessions.TryRemove(context.Request.Headers[SessionHeader].ToString(), out var transport))
            await transport.DisposeAsync();
    }

    private StreamableHttpServerTransport? SessionFor(HttpContext context, JsonRpcMessage message)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.Initialize })
            return _sessions.GetValueOrDefault(context.Request.Headers[SessionHeader].ToString());
        var transport = new StreamableHttpServerTransport { SessionId = Guid.NewGuid().ToString("N") };
        _sessions[transport.SessionId] = transport;
        var server = McpServer.Create(transport, ServerTools.Options(oddities));
        _ = server.RunAsync(CancellationToken.None);
        return transport;
    }
}
