using System.Buffers;
using System.Collections;
using System.Runtime.InteropServices;
using System.Text.Json;
using MassGen.Events;

namespace MassGen.Docs.Evidence;

/// <summary>The event log of evidence on disk, read when somebody looks into it: most only want to know that there is evidence.</summary>
internal sealed class StoredEvents : IReadOnlyList<RunEvent>
{
    private readonly Lazy<IReadOnlyList<RunEvent>> _events;

    /// <param name="json">The log.</param>
    /// <exception cref="JsonException">It is no list.</exception>
    public StoredEvents(JsonElement json)
    {
        Count = json.ValueKind == JsonValueKind.Array ? json.GetArrayLength() : throw new JsonException("An event log is a list.");
        _events = new Lazy<IReadOnlyList<RunEvent>>(() => [.. json.EnumerateArray().Select(line => EventJson.FromLine(JsonMarshal.GetRawUtf8Value(line)))]);
    }

    /// <summary>Events as a list in JSON, each as it stands in a run's own log.</summary>
    public static JsonElement Of(IReadOnlyList<RunEvent> events)
    {
        var list = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(list))
        {
            writer.WriteStartArray();
            foreach (var line in events.Select(EventJson.ToLine))
                writer.WriteRawValue(line, skipInputValidation: true);
            writer.WriteEndArray();
        }

        return JsonElement.Parse(list.WrittenSpan);
    }

    public int Count { get; }

    public RunEvent this[int index] => _events.Value[index];

    public IEnumerator<RunEvent> GetEnumerator() => _events.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
