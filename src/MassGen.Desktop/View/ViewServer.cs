using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MassGen.Desktop.View;

/// <summary>Answers the browsers that watch one desktop.</summary>
/// <param name="options">How it can be watched.</param>
/// <param name="tickets">Who may.</param>
/// <param name="connect">Connects to the desktop's remote frame buffer.</param>
/// <param name="time">The clock.</param>
/// <param name="ending">Ends all connections.</param>
internal sealed class ViewServer(
    LiveViewOptions options, ViewTickets tickets, Func<CancellationToken, Task<Stream>> connect, TimeProvider time, CancellationToken ending)
{
    private const int MostViewers = 8;
    private const int LongestToken = 128;

    private readonly ViewGuard _guard = new(tickets);
    private int _viewers;

    public Task AnswerAsync(HttpContext context)
    {
        ViewGuard.Harden(context);
        if (!ViewGuard.IsOwnHost(context))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "This is the live view of a desktop; open it by its link.");
        }

        return (context.Request.Method, context.Request.Path.Value ?? "/") switch
        {
            ("GET", "/state") => TellStateAsync(context),
            ("POST", "/session") => BeginSessionAsync(context),
            ("POST", "/links") => IssueAsync(context),
            ("GET", "/screen") => ShowAsync(context),
            ("GET", var path) when ViewFiles.Find(path) is { } file => WriteAsync(context, StatusCodes.Status200OK, file.Type, file.Content),
            _ => RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such page."),
        };
    }

    private Task TellStateAsync(HttpContext context)
    {
        if (_guard.SessionOf(context) is not { } session)
        {
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "Open the desktop by its link.");
        }

        var state = new JsonObject { ["name"] = options.Name, ["control"] = session.AllowsControl };
        return WriteAsync(context, StatusCodes.Status200OK, "application/json", Encoding.UTF8.GetBytes(state.ToJsonString()));
    }

    private async Task BeginSessionAsync(HttpContext context)
    {
        if (!ViewGuard.IsOwnPage(context))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Only the page of the live view may ask for this.").ConfigureAwait(false);
            return;
        }

        var (state, session) = tickets.Redeem(await ReadAsync(context).ConfigureAwait(false));
        switch (state)
        {
            case TicketState.Accepted:
                context.Response.Cookies.Append(
                    ViewGuard.CookieOf(context), session!, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case TicketState.Used:
                await RefuseAsync(context, StatusCodes.Status403Forbidden, "This link was used before. 'massgen desktop view' gives another one.").ConfigureAwait(false);
                break;
            default:
                await RefuseAsync(context, StatusCodes.Status401Unauthorized, "This link is not known here. Copy the whole line.").ConfigureAwait(false);
                break;
        }
    }

    private Task IssueAsync(HttpContext context) => _guard.HasKey(context)
        ? WriteAsync(context, StatusCodes.Status200OK, "text/plain", Encoding.ASCII.GetBytes(tickets.Issue(context.Request.Query.ContainsKey("control"))))
        : RefuseAsync(context, StatusCodes.Status401Unauthorized, "The key is missing or wrong.");

    private Task ShowAsync(HttpContext context)
    {
        if (!ViewGuard.IsOwnPage(context))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Only the page of the live view may show the screen.");
        }

        if (_guard.SessionOf(context) is not { } session)
        {
            return RefuseAsync(context, StatusCodes.Status401Unauthorized, "Open the desktop by its link.");
        }

        return context.WebSockets.IsWebSocketRequest
            ? WatchAsync(context, session)
            : RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "The screen is shown over a WebSocket.");
    }

    private async Task WatchAsync(HttpContext context, ViewSession session)
    {
        var count = Interlocked.Increment(ref _viewers);
        try
        {
            using var viewer = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
            await (count <= MostViewers
                ? CarryAsync(viewer, session)
                : viewer.CloseOutputAsync(ViewEnd.Interrupted, $"{MostViewers} windows show this desktop already. Close one.", CancellationToken.None)).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _viewers);
        }
    }

    private async Task CarryAsync(WebSocket viewer, ViewSession session)
    {
        try
        {
            var screen = await connect(ending).ConfigureAwait(false);
            var relay = new ScreenRelay(viewer, screen, new ClientMessages(session.AllowsControl), time);
            await relay.RunAsync(End, ending).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is DesktopException or IOException or OperationCanceledException)
        {
            var end = End();
            await viewer.CloseOutputAsync(end.Status, end.Words, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private ViewEnd End() => ending.IsCancellationRequested
        ? new ViewEnd(ViewEnd.Over, "The run has ended.")
        : new ViewEnd(ViewEnd.Interrupted, "The desktop shows no picture now.");

    private static async Task<string> ReadAsync(HttpContext context)
    {
        var buffer = new byte[LongestToken];
        var count = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted).ConfigureAwait(false);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    private static Task RefuseAsync(HttpContext context, int status, string words) =>
        WriteAsync(context, status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(words));

    private static Task WriteAsync(HttpContext context, int status, string type, byte[] content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }
}
