using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>An agent can use the tools of a server. Comes again when the server had to be started again.</summary>
public sealed record McpConnected : RunEvent
{
    /// <summary>The server's name in the configuration.</summary>
    public required string Server { get; init; }

    /// <summary>How it is reached: <c>stdio</c> or <c>streamable-http</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The tools offered to the model, by their prefixed names.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>From the first attempt to the list of tools, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }
}
