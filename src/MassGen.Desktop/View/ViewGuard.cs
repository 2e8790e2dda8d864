using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MassGen.Desktop.View;

/// <summary>
/// Which requests are heard. A page of another origin can send requests to the loopback address, and a name that leads there can stand in
/// an address bar: both are refused before anything else.
/// </summary>
internal sealed class ViewGuard(ViewTickets tickets)
{
    private const string Bearer = "Bearer ";

    // Cookies know no ports: two views on one machine must not take each other's.
    public static string CookieOf(HttpContext context) => $"massgen-view-{context.Connection.LocalPort}";

    /// <summary>Whether the address is the one of the link, and no name that somebody let lead here.</summary>
    public static bool IsOwnHost(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        var host = context.Request.Host.Value;
        return host == $"127.0.0.1:{port}" || host == $"localhost:{port}";
    }

    /// <summary>Whether our own page asks. Browsers always say who does; who says nothing is no page of ours.</summary>
    public static bool IsOwnPage(HttpContext context) =>
        context.Request.Headers[HeaderNames.Origin].ToString() == $"http://{context.Request.Host.Value}";

    /// <summary>Whether the browser showed a link's token before.</summary>
    public ViewSession? SessionOf(HttpContext context) => tickets.Find(context.Request.Cookies[CookieOf(context)]);

    /// <summary>Whether another program of the same user asks, which knows the key. No browser does: those send an origin.</summary>
    public bool HasKey(HttpContext context)
    {
        var given = context.Request.Headers[HeaderNames.Authorization].ToString();
        return !context.Request.Headers.ContainsKey(HeaderNames.Origin)
            && given.StartsWith(Bearer, StringComparison.Ordinal) && tickets.IsKey(given[Bearer.Length..]);
    }

    public static void Harden(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
