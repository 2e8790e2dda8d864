using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;

namespace MassGen.Providers.Recording;

/// <summary>
/// Puts words in the place of pictures, so that a screen that looks a little different is the same request, and files stay small:
/// <c>&lt;picture image/png 1280×800&gt;</c>.
/// </summary>
internal static class PicturesOut
{
    // "iVBORw0KGgo": the signature of a PNG file in base 64.
    private const string PngBegins = "iVBORw0KGgo";
    private const string Address = "data:image/";
    private const string Base64 = ";base64,";

    // Signature, length and name of the first chunk, and then the size: 24 bytes, 32 letters.
    private const int HeaderLetters = 32;

    /// <summary>A copy of a request without the bytes of pictures.</summary>
    public static JsonNode? Of(JsonNode? request) => JsonText.MapTexts(request, text => JsonValue.Create(Of(text)));

    private static string Of(string text)
    {
        if (text.StartsWith(PngBegins, StringComparison.Ordinal))
        {
            return Words("image/png", text);
        }

        return text.StartsWith(Address, StringComparison.Ordinal) && text.IndexOf(Base64, StringComparison.Ordinal) is > 0 and var place
            ? Words(text["data:".Length..place], text[(place + Base64.Length)..])
            : text;
    }

    private static string Words(string type, string picture)
    {
        var header = new byte[24];
        return picture.StartsWith(PngBegins, StringComparison.Ordinal) && picture.Length > HeaderLetters
            && Convert.TryFromBase64Chars(picture.AsSpan(0, HeaderLetters), header, out _)
                ? string.Create(CultureInfo.InvariantCulture, $"<picture {type} {Number(header, 16)}×{Number(header, 20)}>")
                : $"<picture {type}>";
    }

    private static int Number(byte[] header, int at) => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(at));
}
