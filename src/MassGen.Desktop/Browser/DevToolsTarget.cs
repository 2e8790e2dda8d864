using System.Text.Json;
using MassGen.Desktop.ComputerUse;

namespace MassGen.Desktop.Browser;

/// <summary>What a browser's DevTools can talk to.</summary>
/// <param name="Socket">Where it is talked to.</param>
/// <param name="Id">The browser's name for it; empty for the browser itself.</param>
/// <param name="Address">A page's address, when it was asked for.</param>
/// <param name="Title">A page's title.</param>
internal sealed record DevToolsTarget(Uri Socket, string Id, string Address, string Title)
{
    // The browser only listens to requests for an address that is its own; the connection itself goes wherever it is led.
    private static readonly Uri Door = new("http://127.0.0.1:9222");

    /// <summary>The browser itself.</summary>
    public static async Task<DevToolsTarget> OfBrowserAsync(HttpMessageInvoker invoker, CancellationToken cancellationToken) =>
        Of(await AskAsync(invoker, "/json/version", cancellationToken).ConfigureAwait(false));

    /// <summary>The page that was used last.</summary>
    /// <exception cref="DevToolsException">There is none.</exception>
    public static async Task<DevToolsTarget> OfPageAsync(HttpMessageInvoker invoker, CancellationToken cancellationToken)
    {
        foreach (var target in (await AskAsync(invoker, "/json/list", cancellationToken).ConfigureAwait(false)).EnumerateArray())
        {
            if (target.TextOf("type") == "page")
            {
                return Of(target);
            }
        }

        throw new DevToolsException("The browser shows no page.");
    }

    private static DevToolsTarget Of(JsonElement told)
    {
        var path = new Uri(told.TextOf("webSocketDebuggerUrl") ?? throw new DevToolsException("The browser does not say where it is talked to.")).AbsolutePath;
        return new(new UriBuilder(Door) { Scheme = "ws", Path = path }.Uri, told.TextOf("id") ?? "", told.TextOf("url") ?? "", told.TextOf("title") ?? "");
    }

    private static async Task<JsonElement> AskAsync(HttpMessageInvoker invoker, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Door, path));
        using var answer = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        return told.RootElement.Clone();
    }
}
