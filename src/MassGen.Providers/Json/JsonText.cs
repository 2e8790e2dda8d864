using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Providers.Json;

/// <summary>Writes JSON so that people can read it: letters of every language as themselves.</summary>
internal static class JsonText
{
    // A request of a few messages; longer ones grow it.
    private const int FirstSize = 4 * 1024;

    private static readonly JsonWriterOptions OnOneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions OverLines = OnOneLine with { Indented = true, NewLine = "\n" };

    /// <summary>On one line.</summary>
    public static string Compact(JsonNode? node) => Write(node, indented: false);

    /// <summary>Over several lines, two spaces a level, line feeds only.</summary>
    public static string Indented(JsonNode? node) => Write(node, indented: true);

    /// <summary>A copy with the keys of every object in ordinal order, so that equal requests are equal texts.</summary>
    public static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Canonical(pair.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Canonical)]),
        _ => node?.DeepClone(),
    };

    /// <summary>A copy with every text value changed.</summary>
    public static JsonNode? MapTexts(JsonNode? node, Func<string, JsonNode> change) => node switch
    {
        JsonObject json => new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, MapTexts(pair.Value, change)))),
        JsonArray array => new JsonArray([.. array.Select(item => MapTexts(item, change))]),
        JsonValue value when value.TryGetValue(out string? text) => change(text),
        _ => node?.DeepClone(),
    };

    /// <summary>Every text value, in order.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(pair => Texts(pair.Value)),
        JsonArray array => array.SelectMany(Texts),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };

    /// <summary>On one line, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Bytes(JsonNode node)
    {
        var bytes = new ArrayBufferWriter<byte>(FirstSize);
        Write(node, indented: false, bytes);
        return bytes.WrittenMemory;
    }

    private static string Write(JsonNode? node, bool indented)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(node, indented, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(JsonNode? node, bool indented, ArrayBufferWriter<byte> bytes)
    {
        using var writer = new Utf8JsonWriter(bytes, indented ? OverLines : OnOneLine);
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }
    }
}
