using System.Text.Json;

namespace MassGen.Providers.Json;

/// <summary>Reads fields of JSON that somebody else wrote: what is missing or of another kind is null.</summary>
internal static class JsonFields
{
    /// <summary>A field that is neither missing nor null.</summary>
    public static JsonElement? Field(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A field that is a text, which may be empty.</summary>
    public static string? Text(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A field that is a text with something in it.</summary>
    public static string? Word(this JsonElement json, ReadOnlySpan<byte> name) => json.Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A field that is a whole number.</summary>
    public static long? Number(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>The items of a field that is a list.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
