using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MassGen.Providers.Tests;

/// <summary>A real socket that gives prepared replies in order; the last one is repeated.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly List<(Dictionary<string, string> Headers, string Body)> _requests = [];

    private LoopbackServer(WebApplication server) => _server = server;

    public Uri BaseUrl => new(_server.Urls.Single() + "/v1");

    public IReadOnlyList<(Dictionary<string, string> Headers, string Body)> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<LoopbackServer> StartAsync(params RequestDelegate[] replies)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = new LoopbackServer(builder.Build());
        server._server.Run(context => server.HandleAsync(context, replies));
        await server._server.StartAsync();
        return server;
    }

    public static RequestDelegate Events(params string[] data) => Stream([.. data.Select(one => $"data: {one}\n\n")]);

    public static RequestDelegate Stream(params string[] pieces) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece);
            await context.Response.Body.FlushAsync();
        }
    };

    public static RequestDelegate Body(int status, string body, string type = "application/json", string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(body);
    };

    /// <summary>Promises more than it sends, so that the connection ends in the middle of the body with nothing lost on the way.</summary>
    public static RequestDelegate CutAfter(params string[] pieces) => context =>
    {
        context.Response.ContentLength = pieces.Sum(piece => piece.Length) + 1000;
        return Stream(pieces)(context);
    };

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate[] replies)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        int number;
        lock (_requests)
        {
            number = _requests.Count;
            _requests.Add((context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        }

        await replies[Math.Min(number, replies.Length - 1)](context);
    }
}
