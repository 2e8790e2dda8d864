using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Desktop.Browser;

/// <summary>The JSON of <c>browser_automation</c>: what a model may send, and lists in what it is told.</summary>
internal static class BrowserSchema
{
    // Escaping for HTML would cost tokens and protect nobody.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Make()
    {
        var properties = new JsonObject
        {
            ["task"] = Of("string", "What this step is for, in a few words."),
            ["url"] = Of("string", "A page to open first, whatever the action."),
            ["action"] = Of("string", "What to do; 'navigate' without it."),
            ["selector"] = Of("string", "The element: a CSS selector, or text=WORDS. The first that is visible is taken."),
            ["text"] = Of("string", "type: replaces what the field holds, or chooses the option of a list. press: a key, for example Enter. switch_tab: the tab's number."),
            ["headless"] = Of("boolean", "Has no effect: the browser is on your desktop."),
            ["screenshot"] = Of("boolean", "Has no effect: name a file in output_filename to keep a picture of the page."),
            ["output_filename"] = Of("string", "Keeps a picture of the page under this name in your workspace, with any action."),
        };
        properties["action"]!["enum"] = new JsonArray([.. BrowserRequest.Actions.Select(action => JsonValue.Create(action))]);
        var schema = new JsonObject
        {
            ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray("task"), ["additionalProperties"] = false,
        };
        using var document = JsonDocument.Parse(Text(schema));
        return document.RootElement.Clone();
    }

    public static string Text(JsonObject json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static JsonArray Tabs(IReadOnlyList<BrowserTab> tabs, BrowserTab? current) =>
        new([.. tabs.Select((tab, index) => new JsonObject
        {
            ["number"] = index + 1, ["url"] = tab.Url, ["title"] = tab.Title, ["current"] = tab == current,
        })]);

    public static JsonArray Downloads(IReadOnlyList<BrowserDownload> downloads) =>
        new([.. downloads.Select(download => new JsonObject
        {
            ["name"] = download.Name, ["url"] = download.Url, ["state"] = download.State, ["bytes"] = download.Bytes,
        })]);

    private static JsonObject Of(string type, string description) => new() { ["type"] = type, ["description"] = description };
}
