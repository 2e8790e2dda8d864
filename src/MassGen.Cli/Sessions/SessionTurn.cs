using System.Text.Json.Serialization;

namespace MassGen.Cli.Sessions;

/// <summary>What <c>metadata.json</c> says of one turn of a session.</summary>
internal sealed record SessionTurn
{
    /// <summary>The turn's number, from 1.</summary>
    public required int Turn { get; init; }

    [JsonPropertyName("session_id")]
    public required string SessionId { get; init; }

    /// <summary>When the turn ended.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Question { get; init; }

    /// <summary>The winner's agent id.</summary>
    public string? Winner { get; init; }

    /// <summary>How the run ended, in the words of <c>status.json</c>.</summary>
    [JsonPropertyName("exit_reason")]
    public required string ExitReason { get; init; }

    /// <summary>The folder of the turn's run.</summary>
    [JsonPropertyName("run_folder")]
    public required string RunFolder { get; init; }

    /// <summary>The configuration as it was given, or null when there was no file.</summary>
    public string? Config { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SessionTurn))]
internal sealed partial class SessionJson : JsonSerializerContext;
