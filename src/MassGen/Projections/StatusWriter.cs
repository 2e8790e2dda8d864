using System.Text.Json.Serialization;

namespace MassGen.Projections;

/// <summary>How the documents of a run's folder are written; apart from how they are read for the reason that events are.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(VotesDocument))]
internal sealed partial class StatusWriter : JsonSerializerContext;
