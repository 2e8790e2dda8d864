using System.Reflection;
using System.Text;
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
    private static readonly Dictionary<string, Type> KnownTypes = typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(known => (string)known.TypeDiscriminator!, known => known.DerivedType);

    private static readonly Dictionary<Type, byte[]> Beginnings = KnownTypes.ToDictionary(
        known => known.Value, known => Encoding.UTF8.GetBytes($$"""{"type":"{{known.Key}}","""));

    /// <summary>One event as a line, without the line's end.</summary>
    /// <exception cref="NotSupportedException">It is of a type that this version does not know.</exception>
    public static byte[] ToLine(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        if (!Beginnings.TryGetValue(runEvent.GetType(), out var beginning))
            throw new NotSupportedException($"An event of the type {runEvent.GetType().Name} is read only, never written.");
        var fields = JsonSerializer.SerializeToUtf8Bytes(runEvent, runEvent.GetType(), EventWriter.Default);

        // Every event has a number and a time, so that its object is never empty.
        return [.. beginning, .. fields.AsSpan(1)];
    }

    /// <summary>The event of one line; an <see cref="UnknownEvent"/> where a newer version wrote a type, or a word
    /// of an enumeration, that is not known here.</summary>
    /// <exception cref="JsonException">The line is not an event.</exception>
    public static RunEvent FromLine(ReadOnlySpan<byte> line)
    {
        var read = KnownTypes.TryGetValue(TypeOf(line), out var type)
            ? Known(line, type)
            : JsonSerializer.Deserialize(line, Default.UnknownEvent);
        return read ?? throw new JsonException("The line holds null, not an event.");
    }

    // A word that a newer version added to an enumeration makes the event one that this version does not know.
    private static RunEvent? Known(ReadOnlySpan<byte> line, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Default.RunEvent);
        }
        catch (JsonException) when (HasNewWord(line, type))
        {
            return JsonSerializer.Deserialize(line, Default.UnknownEvent);
        }
    }

    private static bool HasNewWord(ReadOnlySpan<byte> line, Type type)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray());
            return Default.GetTypeInfo(type)!.Properties.Any(property =>
                (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsEnum: true } words
                && document.RootElement.TryGetProperty(property.Name, out var value)
                && value.ValueKind == JsonValueKind.String
                && !Enum.TryParse(words, value.GetString(), ignoreCase: true, out _));
        }
        catch (JsonException)
        {
            return false;
        }
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
