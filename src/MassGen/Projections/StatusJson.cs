using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Projections;

/// <summary>The documents of a run's folder: indented JSON, null where there is nothing.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StatusDocument))]
public sealed partial class StatusJson : JsonSerializerContext
{
    /// <summary>A status as the bytes of its file.</summary>
    public static byte[] Bytes(StatusDocument status) => [.. JsonSerializer.SerializeToUtf8Bytes(status, StatusWriter.Default.StatusDocument), (byte)'\n'];

    /// <summary>Votes as the bytes of their file.</summary>
    public static byte[] Bytes(VotesDocument votes) => [.. JsonSerializer.SerializeToUtf8Bytes(votes, StatusWriter.Default.VotesDocument), (byte)'\n'];

    /// <summary>Reads a status.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StatusDocument ReadStatus(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, Default.StatusDocument) ?? throw new JsonException("The file holds null, not a status.");
}
