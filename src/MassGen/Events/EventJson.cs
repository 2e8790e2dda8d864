using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>How events are written: one JSON object a line, camel-case names, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunEvent))]
public sealed partial class EventJson : JsonSerializerContext
{
    /// <summary>One event as a line, without the line's end.</summary>
    public static byte[] ToLine(RunEvent runEvent) => JsonSerializer.SerializeToUtf8Bytes(runEvent, Default.RunEvent);

    /// <summary>The event of one line.</summary>
    /// <exception cref="JsonException">The line is not an event.</exception>
    public static RunEvent FromLine(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, Default.RunEvent) ?? throw new JsonException("The line holds null, not an event.");
}
