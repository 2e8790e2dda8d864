using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Docs.Snippets;
using MassGen.Events;

namespace MassGen.Docs.Evidence;

/// <summary>
/// What is known from running one example or snippet: the only thing a page may base a badge on. Keyed by the hash of all inputs, so that it
/// counts for exactly these files, this library and this image, and for nothing else.
/// </summary>
public sealed record VerificationEvidence
{
    /// <summary>The version of this document's form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The example's id, or the snippet's.</summary>
    public required string Id { get; init; }

    /// <summary>The hash of everything the result depends on, in hexadecimal.</summary>
    public required string InputsHash { get; init; }

    /// <summary>The result.</summary>
    public required VerificationStatus Status { get; init; }

    /// <summary>Why it was skipped, or what failed, in one line; null when it passed.</summary>
    public string? Reason { get; init; }

    /// <summary>When the run ended.</summary>
    public required DateTimeOffset VerifiedAt { get; init; }

    /// <summary>The library that ran: version and build.</summary>
    public required string Library { get; init; }

    /// <summary>Whether models were replayed or asked.</summary>
    public required VerificationMode Mode { get; init; }

    /// <summary>Where the models' answers came from: <c>scripted</c>, <c>recorded</c> or <c>none</c> (live).</summary>
    public required string Fixture { get; init; }

    /// <summary>When a recorded fixture was recorded.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>The sandbox of commands, else of the programs of tool servers; null when nothing was run in one.</summary>
    public SandboxEvidence? Sandbox { get; init; }

    /// <summary>How long the run took, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Tokens used by all agents.</summary>
    public required TokenCount Tokens { get; init; }

    /// <summary>US dollars, or null when a provider did not report a price.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The expectations and whether they held.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>
    /// What <c>massgen --validate</c> prints about the configuration; null unless the example shows just that, and nothing is run.
    /// Of a snippet: what it printed, scrubbed; null when nothing.
    /// </summary>
    public string? Printed { get; init; }

    /// <summary>How long each phase of a snippet took.</summary>
    public IReadOnlyList<PhaseTime> Phases { get; init; } = [];

    /// <summary>The files that were looked at in the winner's workspace.</summary>
    public IReadOnlyList<WorkspaceFile> Files { get; init; } = [];

    /// <summary>The pictures of agents' screens, each once.</summary>
    public IReadOnlyList<FrameEvidence> Frames { get; init; } = [];

    /// <summary>The whole event log of the run.</summary>
    [JsonIgnore]
    public IReadOnlyList<RunEvent> Events { get; init; } = [];

    /// <summary>The log as the document holds it.</summary>
    [JsonInclude, JsonPropertyName("events")]
    internal JsonElement EventLog
    {
        get => StoredEvents.Of(Events);
        init => Events = new StoredEvents(value);
    }
}

/// <summary>A picture of an agent's screen.</summary>
/// <param name="Hash">The hash by which events name it, in hexadecimal digits.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Png">The file.</param>
public sealed record FrameEvidence(string Hash, int Width, int Height, byte[] Png)
{
    // A page that shows more is no longer read; the log still names them all.
    private const int Most = 60;

    /// <summary>The pictures that a run has left in its folder.</summary>
    public static IReadOnlyList<FrameEvidence> Of(IEnumerable<RunEvent> events, string folder) =>
    [
        .. events.OfType<DesktopFrame>().Where(frame => frame.File is not null).DistinctBy(frame => frame.Hash).Take(Most)
            .Select(frame => (frame, Path: Path.Combine(folder, frame.File!))).Where(pair => File.Exists(pair.Path))
            .Select(pair => new FrameEvidence(pair.frame.Hash, pair.frame.Width, pair.frame.Height, File.ReadAllBytes(pair.Path))),
    ];
}

/// <summary>The result of verifying something.</summary>
public enum VerificationStatus
{
    /// <summary>It ran and everything expected held.</summary>
    Passed,

    /// <summary>It ran, or should have, and something did not hold.</summary>
    Failed,

    /// <summary>It did not run, for the reason given.</summary>
    Skipped,
}

/// <summary>Where models' answers come from.</summary>
public enum VerificationMode
{
    /// <summary>From a fixture; no model is asked.</summary>
    Replay,

    /// <summary>From live models.</summary>
    Live,

    /// <summary>From live models, and written down as a fixture.</summary>
    Record,
}

/// <summary>The sandbox an example's commands or servers ran in.</summary>
/// <param name="Provider">For example <c>docker</c>.</param>
/// <param name="Image">The image, or null.</param>
/// <param name="ImageDigest">Its digest, or null.</param>
/// <param name="NotEnforced">What could not be enforced, one sentence each.</param>
public sealed record SandboxEvidence(string Provider, string? Image, string? ImageDigest, IReadOnlyList<string> NotEnforced);

/// <summary>Tokens by kind.</summary>
/// <param name="Input">Of prompts, cached ones included.</param>
/// <param name="CachedInput">Of prompts, read from the provider's cache.</param>
/// <param name="Output">Written, reasoning included.</param>
/// <param name="Reasoning">Spent on reasoning.</param>
public sealed record TokenCount(long Input, long CachedInput, long Output, long Reasoning);

/// <summary>Whether one expectation held.</summary>
/// <param name="What">The expectation in words.</param>
/// <param name="Held">Whether it held.</param>
/// <param name="Where">Where it was written: <c>file:line:column</c>.</param>
/// <param name="Detail">What was found instead, or null when it held.</param>
public sealed record CheckResult(string What, bool Held, string Where, string? Detail);

/// <summary>A text file from the winner's workspace.</summary>
/// <param name="Path">Its path in the workspace.</param>
/// <param name="Content">Its text.</param>
public sealed record WorkspaceFile(string Path, string Content);
