using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify;

/// <summary>The result of a whole verification, for programs. Its form is a contract: fields are only ever added.</summary>
public sealed record VerificationReport(int SchemaVersion, ReportSummary Summary, IReadOnlyList<ReportUnit> Units)
{
    /// <summary>Makes the report of results.</summary>
    public static VerificationReport Of(IReadOnlyList<VerificationResult> results) => new(
        1,
        new ReportSummary(
            results.Count,
            results.Count(result => result.Status == VerificationStatus.Passed),
            results.Count(result => result.Status == VerificationStatus.Failed),
            results.Count(result => result.Status == VerificationStatus.Skipped)),
        [.. results.Select(Unit)]);

    /// <summary>Writes it to a file.</summary>
    public void Write(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, ReportJson.Default.VerificationReport));
    }

    private static ReportUnit Unit(VerificationResult result)
    {
        var evidence = result.Evidence;
        return new ReportUnit
        {
            Id = result.Id,
            Kind = "example",
            Status = result.Status,
            Reason = result.Reason,
            Source = new ReportSource(result.File, result.Line),
            Mode = result.Mode,
            Fixture = evidence?.Fixture ?? result.Fixture,
            Sandbox = evidence?.Sandbox is { } sandbox ? new ReportSandbox(sandbox.Provider, sandbox.Image, sandbox.ImageDigest) : null,
            DurationMs = evidence?.DurationMs ?? 0,
            Cached = result.IsCached,
            Cost = new ReportCost(evidence?.CostUsd),
            Tokens = evidence?.Tokens ?? new TokenCount(0, 0, 0, 0),
        };
    }
}

/// <summary>How many of each.</summary>
public sealed record ReportSummary(int Total, int Passed, int Failed, int Skipped);

/// <summary>One thing verified.</summary>
public sealed record ReportUnit
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required VerificationStatus Status { get; init; }

    public string? Reason { get; init; }

    public required ReportSource Source { get; init; }

    public required VerificationMode Mode { get; init; }

    public required string Fixture { get; init; }

    public ReportSandbox? Sandbox { get; init; }

    public required double DurationMs { get; init; }

    public required bool Cached { get; init; }

    public required ReportCost Cost { get; init; }

    public required TokenCount Tokens { get; init; }
}

/// <summary>Where the unit, or its first fault, stands.</summary>
public sealed record ReportSource(string File, int Line);

/// <summary>The sandbox used.</summary>
public sealed record ReportSandbox(string Provider, string? Image, string? ImageDigest);

/// <summary>The cost; null is unknown, not zero.</summary>
public sealed record ReportCost([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Usd);

/// <summary>How the report is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters =
    [typeof(LowerCaseEnums<VerificationStatus>), typeof(LowerCaseEnums<VerificationMode>)])]
[JsonSerializable(typeof(VerificationReport))]
public sealed partial class ReportJson : JsonSerializerContext;

/// <summary>Writes an enumeration's words in lower case.</summary>
public sealed class LowerCaseEnums<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
