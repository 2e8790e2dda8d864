using System.Text.Json;
using MassGen.Events;

namespace MassGen.Docs.Verify;

/// <summary>Looks into an event as it stands in the log.</summary>
internal static class EventFields
{
    /// <summary>Whether each field, by its name in the log, holds the text.</summary>
    public static bool Contain(RunEvent runEvent, IReadOnlyDictionary<string, string> fields)
    {
        if (fields.Count == 0)
        {
            return true;
        }

        using var line = JsonDocument.Parse(EventJson.ToLine(runEvent));
        return fields.All(field => line.RootElement.TryGetProperty(field.Key, out var value)
            && TextOf(value).Contains(field.Value, StringComparison.Ordinal));
    }

    // As a reader of the log sees it: true, not True.
    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
