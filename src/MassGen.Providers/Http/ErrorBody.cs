using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MassGen.Providers.Json;

namespace MassGen.Providers.Http;

/// <summary>
/// The error a provider describes in a body: <c>{"code","error":"text"}</c> as xAI writes it, <c>{"error":{"message","code"}}</c>
/// as OpenAI does, or the title of an HTML page put there by a proxy.
/// </summary>
/// <param name="Code">The provider's code, empty when it gave none.</param>
/// <param name="Text">The provider's words, empty when it gave none.</param>
public sealed partial record ErrorBody(string Code, string Text)
{
    // Enough for any message; keeps a whole HTML page out of a terminal.
    private const int LongestText = 600;

    /// <summary>Code and text together, for showing and for searching.</summary>
    public string Said => Code.Length == 0 ? Text : $"{Code}: {Text}".TrimEnd(' ', ':');

    /// <summary>Reads a body of any form.</summary>
    public static ErrorBody Parse(string body)
    {
        try
        {
            // Google's compatible endpoint puts the object into a list.
            var json = JsonReading.Parse(body);
            var error = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().FirstOrDefault() : json;
            return error.ValueKind == JsonValueKind.Object ? Of(error) : new ErrorBody("", Shorten(body));
        }
        catch (JsonException)
        {
            return new ErrorBody("", Shorten(PlainText(body)));
        }
    }

    /// <summary>Reads an error out of a JSON object.</summary>
    public static ErrorBody Of(JsonElement json) => json.Field("error"u8) switch
    {
        { ValueKind: JsonValueKind.Object } inner => new ErrorBody(
            WordsOf(inner, "code"u8) ?? WordsOf(inner, "type"u8) ?? "", Shorten(WordsOf(inner, "message"u8) ?? inner.GetRawText())),
        { ValueKind: not JsonValueKind.Array } => new ErrorBody(WordsOf(json, "code"u8) ?? "", Shorten(WordsOf(json, "error"u8) ?? "")),
        _ => new ErrorBody(WordsOf(json, "code"u8) ?? "", Shorten(WordsOf(json, "message"u8) ?? WordsOf(json, "detail"u8) ?? "")),
    };

    private static string? WordsOf(JsonElement json, ReadOnlySpan<byte> name) => json.Field(name) switch
    {
        null or { ValueKind: JsonValueKind.Object or JsonValueKind.Array } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    private static string PlainText(string body) => Title().Match(body) is { Success: true } title
        ? WebUtility.HtmlDecode(title.Groups[1].Value)
        : WebUtility.HtmlDecode(Tag().Replace(body, " "));

    private static string Shorten(string text)
    {
        var line = Blank().Replace(text, " ").Trim();
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }

    [GeneratedRegex("<title[^>]*>(.*?)</title>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
