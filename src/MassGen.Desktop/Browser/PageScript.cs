using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Desktop.Browser;

/// <summary>Our script in a page: in a world of its own, where nothing that the page defines can deceive it.</summary>
internal static class PageScript
{
    private static readonly string Source = Read();

    /// <summary>Does one piece of work in a page.</summary>
    /// <exception cref="DevToolsException">The page went away meanwhile, or is no page of HTML.</exception>
    public static async Task<JsonElement> RunAsync(
        DevTools browser, BrowserTab tab, string work, string? selector, string? text, CancellationToken cancellationToken)
    {
        var world = await browser.CallAsync(
            "Page.createIsolatedWorld", new() { ["frameId"] = tab.Frame, ["worldName"] = "massgen" }, tab.Session, cancellationToken).ConfigureAwait(false);
        var answer = await browser.CallAsync(
            "Runtime.callFunctionOn",
            new()
            {
                ["functionDeclaration"] = Source,
                ["executionContextId"] = world.GetProperty("executionContextId").GetInt64(),
                ["arguments"] = new JsonArray(new JsonObject { ["value"] = work }, new JsonObject { ["value"] = selector }, new JsonObject { ["value"] = text }),
                ["returnByValue"] = true,
                ["awaitPromise"] = true,
            },
            tab.Session, cancellationToken).ConfigureAwait(false);
        return answer.TryGetProperty("exceptionDetails", out var failure)
            ? throw new DevToolsException($"The page could not be read: {failure.GetProperty("text").GetString()}")
            : answer.GetProperty("result").GetProperty("value");
    }

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("browser/page.js")
            ?? throw new InvalidOperationException("The assembly lacks browser/page.js.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
