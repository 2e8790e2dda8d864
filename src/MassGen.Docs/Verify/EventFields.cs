using System.Reflection;
using System.Text.Json;
using MassGen.Docs.Site.Reference;
using MassGen.Events;

namespace MassGen.Docs.Verify;

/// <summary>Looks into an event as it stands in the log.</summary>
internal static class EventFields
{
    /// <summary>Whether each field, by its name in the log, holds the text, or is the number or the truth value.</summary>
    public static bool Contain(RunEvent runEvent, IReadOnlyDictionary<string, string> fields)
    {
        if (fields.Count == 0)
        {
            return true;
        }

        using var line = JsonDocument.Parse(EventJson.ToLine(runEvent));
        return fields.All(field => line.RootElement.TryGetProperty(field.Key, out var value)
            && Holds(value, field.Value));
    }

    /// <summary>The names of all fields that an event of a type may have; none when there is no such type.</summary>
    public static IEnumerable<string> Of(string type) => EventTypes.Find(type) is { } found
        ? found.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(TypeWords.Name)
        : [];

    // As a reader of the log sees it: true, not True. A number is that number: 1 is no part of 127.
    private static bool Holds(JsonElement value, string text) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Contains(text, StringComparison.Ordinal),
        JsonValueKind.Object or JsonValueKind.Array => value.GetRawText().Contains(text, StringComparison.Ordinal),
        _ => value.GetRawText() == text,
    };
}
