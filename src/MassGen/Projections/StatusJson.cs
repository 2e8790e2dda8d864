using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Projections;

/// <summary>How the documents of a run's folder are written: indented JSON, null where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(VotesDocument))]
public sealed partial class StatusJson : JsonSerializerContext
{
    /// <summary>A status as the bytes of its file.</summary>
    public static byte[] Bytes(StatusDocument status) => [.. JsonSerializer.SerializeToUtf8Bytes(status, Default.StatusDocument), (byte)'\n'];

    /// <summary>Votes as the bytes of their file.</summary>
    public static byte[] Bytes(VotesDocument votes) => [.. JsonSerializer.SerializeToUtf8Bytes(votes, Default.VotesDocument), (byte)'\n'];

    /// <summary>Reads a status.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StatusDocument ReadStatus(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Default.StatusDocument) ?? throw new JsonException("The file holds null, not a status.");
}
