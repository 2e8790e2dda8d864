using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

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
            var json = JsonNode.Parse(body);
            return (json is JsonArray { Count: > 0 } list ? list[0] : json) is JsonObject error ? Of(error) : new ErrorBody("", Shorten(body));
        }
        catch (JsonException)
        {
            return new ErrorBody("", Shorten(PlainText(body)));
        }
    }

    /// <summary>Reads an error out of a JSON object.</summary>
    public static ErrorBody Of(JsonObject json) => json["error"] switch
    {
        JsonObject inner => new ErrorBody(
            TextOf(inner["code"]) ?? TextOf(inner["type"]) ?? "", Shorten(TextOf(inner["message"]) ?? inner.ToJsonString())),
        JsonValue value => new ErrorBody(TextOf(json["code"]) ?? "", Shorten(TextOf(value) ?? "")),
        _ => new ErrorBody(TextOf(json["code"]) ?? "", Shorten(TextOf(json["message"]) ?? TextOf(json["detail"]) ?? "")),
    };

    private static string? TextOf(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue(out string? text) ? text : value.ToJsonString()
        : null;

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
