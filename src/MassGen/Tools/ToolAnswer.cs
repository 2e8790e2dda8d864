using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>What a tool tells the model: compact JSON with <c>success</c> first.</summary>
internal static class ToolAnswer
{
    // Escaping for HTML would cost tokens and protect nobody.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // Bounds what one reading of a file adds to the conversation.
    private const int MostCharacters = 50_000;

    public static string Fault(string reason) => Text(new JsonObject { ["success"] = false, ["error"] = reason });

    public static string Of(params IEnumerable<KeyValuePair<string, JsonNode?>> parts) =>
        Text(new JsonObject([KeyValuePair.Create("success", (JsonNode?)true), .. parts.Where(part => part.Value is not null)]));

    public static KeyValuePair<string, JsonNode?> Part(string name, JsonNode? value) => KeyValuePair.Create(name, value);

    /// <summary>A file's text as <c>content</c>, with a note where it had to be cut.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Content(string text)
    {
        var shown = TextParts.Beginning(text, MostCharacters);
        return shown.Length == text.Length
            ? [Part("content", text)]
            : [
                Part("content", shown),
                Part("note", string.Create(CultureInfo.InvariantCulture, $"Cut: these are the first {shown.Length} of {text.Length} characters.")),
            ];
    }

    public static JsonArray List(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray List(IEnumerable<string> items) => List(items.Select(item => (JsonNode?)JsonValue.Create(item)));

    public static string Text(JsonNode json, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Readable, Indented = indented }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static JsonElement Element(JsonNode json)
    {
        using var document = JsonDocument.Parse(Text(json));
        return document.RootElement.Clone();
    }
}
