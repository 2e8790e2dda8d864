using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>How events are written: one JSON object a line, camel-case names, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(UnknownEvent))]
public sealed partial class EventJson : JsonSerializerContext
{
    private static readonly HashSet<string> KnownTypes =
        [.. typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => (string)known.TypeDiscriminator!)];

    /// <summary>One event as a line, without the line's end.</summary>
    public static byte[] ToLine(RunEvent runEvent) => JsonSerializer.SerializeToUtf8Bytes(runEvent, Default.RunEvent);

    /// <summary>The event of one line; an <see cref="UnknownEvent"/> where a newer version wrote a type that is not known here.</summary>
    /// <exception cref="JsonException">The line is not an event.</exception>
    public static RunEvent FromLine(ReadOnlySpan<byte> line)
    {
        var read = KnownTypes.Contains(TypeOf(line))
            ? JsonSerializer.Deserialize(line, Default.RunEvent)
            : JsonSerializer.Deserialize(line, Default.UnknownEvent);
        return read ?? throw new JsonException("The line holds null, not an event.");
    }

    private static string TypeOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.TokenType != JsonTokenType.EndObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString()!;
            }

            reader.Skip();
        }

        throw new JsonException("The line holds no object with the type of an event.");
    }
}
