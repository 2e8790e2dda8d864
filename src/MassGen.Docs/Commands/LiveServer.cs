using System.Globalization;
using System.Net;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MassGen.Docs.Commands;

/// <summary>Shows a site that is being written on 127.0.0.1. A page with a fault shows the fault; the server goes on.</summary>
internal sealed class LiveServer(LiveSite site, LiveEvents events, PageStatuses statuses)
{
    private const string Html = "text/html; charset=utf-8";
    private readonly FileExtensionContentTypeProvider _types = new() { Mappings = { [".md"] = "text/markdown; charset=utf-8", [".html"] = Html } };

    /// <summary>Starts it.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task<WebApplication> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var server = builder.Build();
        server.Run(AnswerAsync);
        try
        {
            await server.StartAsync(CancellationToken.None);
            return server;
        }
        catch (IOException taken)
        {
            await server.DisposeAsync();
            throw new IOException($"{taken.Message} Name another port with --port; --port 0 takes a free one.", taken);
        }
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        LiveEvents.Path => TellAsync(context),
        LivePages.ScriptPath => WriteAsync(context, StatusCodes.Status200OK, "text/javascript; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(LivePages.Script)),
        LivePages.StylePath => WriteAsync(context, StatusCodes.Status200OK, "text/css; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(LivePages.Style)),
        { } path => FileAsync(context, path.EndsWith('/') ? path[1..] + "index.html" : path[1..]),
        null => FileAsync(context, "index.html"),
    };

    private async Task TellAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var isTold = false;
            await foreach (var message in events.ListenAsync(context.RequestAborted))
            {
                // What is known is told once it listens, so that nothing comes in between.
                foreach (var known in isTold ? [] : Known(context.Request.Query))
                {
                    await context.Response.WriteAsync(known, context.RequestAborted);
                }

                isTold = true;
                await context.Response.WriteAsync(message, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private IEnumerable<string> Known(IQueryCollection asked)
    {
        if (int.TryParse(asked["seen"], CultureInfo.InvariantCulture, out var seen) && seen < events.Reloads)
        {
            yield return LiveEvents.Message(LiveEvents.Reload, LiveEvents.Everything);
        }

        if (statuses.Of(asked["page"].ToString()) is { } status)
        {
            yield return LiveEvents.Message(LiveEvents.SnippetStatus, status.Json());
        }
    }

    private Task FileAsync(HttpContext context, string path)
    {
        var seen = events.Reloads;
        var file = site.Find(path);
        var (status, shown) = file is null ? (StatusCodes.Status404NotFound, site.Find("404.html")) : (StatusCodes.Status200OK, file);
        if (shown is { IsSound: false })
        {
            var errors = shown.Faults.Where(fault => fault.Severity == Severity.Error).ToList();
            return WriteAsync(context, StatusCodes.Status500InternalServerError, Html, LivePages.OfFaults(errors, seen));
        }

        var type = file is null ? Html : _types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var content = shown?.Content ?? default;
        return WriteAsync(context, status, type, type == Html ? LivePages.WithScript(content.Span, seen) : content);
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, ReadOnlyMemory<byte> content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }
}
