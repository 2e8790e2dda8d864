using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>What a model is told of a tool's result: the text of it, and names in the place of what is no text.</summary>
internal static class ToolResultText
{
    /// <summary>The longest result in bytes of UTF-8; the rest is counted and left out.</summary>
    public const int MostBytes = 256 * 1024;

    public static string Of(CallToolResult result)
    {
        // Some languages write null for an empty list.
        var content = (result.Content ?? []).OfType<ContentBlock>().ToList();
        var parts = content.Select(Of).ToList();
        if (result.StructuredContent is { } json && !content.Exists(part => part is TextContentBlock text && IsSame(text.Text, json)))
            parts.Add(Readable(json));
        return Bounded(string.Join("\n", parts));
    }

    private static string Of(ContentBlock part) => part switch
    {
        TextContentBlock text => text.Text,
        ImageContentBlock image => Named("image", null, image.MimeType, Decoded(image.Data)),
        AudioContentBlock audio => Named("audio", null, audio.MimeType, Decoded(audio.Data)),
        ResourceLinkBlock link => Named("link to resource", link.Uri, link.MimeType, link.Size),
        EmbeddedResourceBlock { Resource: TextResourceContents text } => Named("resource", text.Uri, text.MimeType, null) + "\n" + text.Text,
        EmbeddedResourceBlock { Resource: BlobResourceContents blob } =>
            Named("resource", blob.Uri, blob.MimeType, Decoded(blob.Blob)),
        _ => $"[{part.Type}]",
    };

    private static string Named(string kind, string? name, string? type, long? size)
    {
        string?[] words = [kind, name, type, size is null ? null : string.Create(CultureInfo.InvariantCulture, $"{size} bytes")];
        return $"[{string.Join(", ", words.Where(word => word is not null))}]";
    }

    private static long Decoded(ReadOnlyMemory<byte> base64) =>
        (base64.Length / 4 * 3) - (base64.Span.EndsWith("=="u8) ? 2 : base64.Span.EndsWith("="u8) ? 1 : 0);

    // Servers are asked to send the same JSON as text for clients that do not know structured content.
    private static bool IsSame(string text, JsonElement json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return JsonElement.DeepEquals(parsed.RootElement, json);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Without the escapes that only web pages need: they cost tokens and hide letters.
    private static string Readable(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Bounded(string text)
    {
        var total = Encoding.UTF8.GetByteCount(text);
        if (total <= MostBytes)
            return text;
        var bytes = new byte[MostBytes];
        Encoding.UTF8.GetEncoder().Convert(text, bytes, flush: false, out var letters, out var used, out _);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text[..letters]}\n[{total - used} more bytes left out: a result may have {MostBytes / 1024} KiB]");
    }
}
