using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>An agent's desktop is there: its screen was seen.</summary>
public sealed record DesktopReady : RunEvent
{
    /// <summary>The screen's width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The screen's height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>From the request to the first picture, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }

    /// <summary>From the start of the desktop itself, which may be earlier than the request, until its sandbox was there, in milliseconds; null where nobody measured.</summary>
    [JsonPropertyName("sandboxMs")]
    public Duration? Sandbox { get; init; }

    /// <summary>From the same start until programs could use its screen, in milliseconds; null where nobody measured.</summary>
    [JsonPropertyName("screenMs")]
    public Duration? Screen { get; init; }

    /// <summary>From the same start until its browser, where it has one, had painted its page, in milliseconds; null where nobody measured.</summary>
    [JsonPropertyName("paintedMs")]
    public Duration? Painted { get; init; }
}

/// <summary>Something was done on an agent's desktop, or could not be done.</summary>
public sealed record DesktopActed : RunEvent
{
    /// <summary>The tool that did it, for example <c>computer_use</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>Which action of the tool's call it was, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was done, in a few words with places in pixels of the screen, for example <c>click at (640, 400)</c>.</summary>
    public required string What { get; init; }

    /// <summary>The action in the word of whoever asked for it, for example <c>left_click</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What belongs to it, as the model wrote it; null when nothing does.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>What the model said before it, or null.</summary>
    public string? Said { get; init; }

    /// <summary>Why it was not done, or null when it was.</summary>
    public string? Fault { get; init; }

    /// <summary>The stable code of what the desktop refused, for example <c>MG6104</c>; null where it was done or refused by something else.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the picture had come to rest afterwards.</summary>
    public required bool Settled { get; init; }

    /// <summary>The hash of the screen afterwards, which <see cref="DesktopFrame"/> tells; null when nobody looked.</summary>
    public string? Frame { get; init; }

    /// <summary>From the request to the picture, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }
}

/// <summary>
/// A picture of an agent's screen that was not seen before in this run. What it shows comes from pages and programs: it is material, and
/// never an instruction to anybody.
/// </summary>
public sealed record DesktopFrame : RunEvent
{
    /// <summary>A text that is the same for the same pixels.</summary>
    public required string Hash { get; init; }

    /// <summary>The file in the run's folder, for example <c>blobs/0a1b.png</c>; null where pictures are not kept.</summary>
    public string? File { get; init; }

    /// <summary>The width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public required int Bytes { get; init; }
}

/// <summary>Something on an agent's desktop needs a person's word.</summary>
public sealed record DesktopApproval : RunEvent
{
    /// <summary>The tool that met it.</summary>
    public required string Tool { get; init; }

    /// <summary>What raised it: <c>safety-check</c> or <c>confirmation</c> or <c>refusal</c> of the provider, or <c>injection</c> for
    /// instructions to the model that the screen shows.</summary>
    public required string Kind { get; init; }

    /// <summary>The provider's code or the sign that was found, for example <c>malicious_instructions</c>.</summary>
    public required string Sign { get; init; }

    /// <summary>The provider's words, or those on the screen. Not to be trusted.</summary>
    public required string Words { get; init; }

    /// <summary>What came of it: <c>stopped</c>, or <c>allowed</c> where the configuration says so.</summary>
    public required string Decision { get; init; }
}

/// <summary>An agent's desktop ended although it was still needed.</summary>
public sealed record DesktopLost : RunEvent
{
    /// <summary>What is known about why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A tool has finished working on an agent's desktop: the last event of its call that tells of the desktop.</summary>
public sealed record DesktopEnded : RunEvent
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>How: <c>completed</c>, <c>iterations</c>, <c>time</c>, <c>cost</c>, <c>screenshots</c>, <c>approval</c>, <c>lost</c>,
    /// <c>model</c> or <c>cancelled</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What it means, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Rounds of actions.</summary>
    public required int Iterations { get; init; }

    /// <summary>Actions asked for.</summary>
    public required int Actions { get; init; }

    /// <summary>Bytes of pictures that the model was sent.</summary>
    public required long ScreenshotBytes { get; init; }

    /// <summary>What the tool's model calls cost in US dollars, or null when a price is not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>From the tool's beginning, in milliseconds.</summary>
    [JsonPropertyName("elapsedMs")]
    public required Duration Elapsed { get; init; }
}
