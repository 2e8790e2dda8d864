using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Reads what providers wrote: what is missing or of another kind is null or nothing.</summary>
internal static class ReplyJson
{
    public static JsonElement? Member(this JsonElement json, string name) => json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? TextOf(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IReadOnlyList<JsonElement> ListOf(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    public static JsonNode Copy(this JsonElement json) => JsonNode.Parse(json.GetRawText())!;

    /// <summary>The parts that say something, as one text.</summary>
    public static string Joined(IEnumerable<string?> parts) => string.Join("\n", parts.Where(part => !string.IsNullOrWhiteSpace(part))).Trim();
}
