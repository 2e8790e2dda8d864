using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Desktop.Browser;

/// <summary>Our scripts in a page: in a world of their own, where nothing that the page defines can deceive them.</summary>
internal static class PageScript
{
    private static readonly string Work = Read("page.js");
    private static readonly string Rest = Read("rest.js");

    /// <summary>Does one piece of work in a page.</summary>
    /// <exception cref="DevToolsException">The page went away meanwhile, or is no page of HTML.</exception>
    public static Task<JsonElement> RunAsync(
        DevTools browser, BrowserTab tab, string work, string? selector, string? text, CancellationToken cancellationToken) =>
        RunAsync(browser, tab.Frame, tab.Session, Work, [work, selector, text], cancellationToken);

    /// <summary>Asks a page whether it is at rest, and what can be read on it. A page that waits for another one answers when that is there.</summary>
    /// <param name="page">A connection to the page.</param>
    /// <param name="longestText">The most letters.</param>
    /// <param name="longestLoading">So long after it was first asked, a page that still loads counts as being at rest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DevToolsException">The page went away meanwhile, or is no page of HTML.</exception>
    public static Task<JsonElement> RestAsync(DevTools page, int longestText, TimeSpan longestLoading, CancellationToken cancellationToken) =>
        RunAsync(page, page.Target.Id, null, Rest, [longestText, longestLoading.TotalMilliseconds], cancellationToken);

    // The browser names a tab's main frame as it names the tab; and the same name gives the same world as long as the page is there.
    private static async Task<JsonElement> RunAsync(
        DevTools browser, string frame, string? session, string function, IReadOnlyList<JsonNode?> arguments, CancellationToken cancellationToken)
    {
        var world = await browser.CallAsync(
            "Page.createIsolatedWorld", new() { ["frameId"] = frame, ["worldName"] = "massgen" }, session, cancellationToken).ConfigureAwait(false);
        var answer = await browser.CallAsync(
            "Runtime.callFunctionOn",
            new()
            {
                ["functionDeclaration"] = function,
                ["executionContextId"] = world.GetProperty("executionContextId").GetInt64(),
                ["arguments"] = new JsonArray([.. arguments.Select(argument => new JsonObject { ["value"] = argument })]),
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            },
            session, cancellationToken).ConfigureAwait(false);
        return answer.TryGetProperty("exceptionDetails", out var failure)
            ? throw new DevToolsException($"The page could not be read: {failure.GetProperty("text").GetString()}")
            : answer.GetProperty("result").GetProperty("value");
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("browser/" + name)
            ?? throw new InvalidOperationException($"The assembly lacks browser/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
