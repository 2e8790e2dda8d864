using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify.Reports;

/// <summary>A verification as a document for programs. Its form is a contract: within a version, fields are only ever added.</summary>
/// <param name="SchemaVersion">The version of its form.</param>
/// <param name="Summary">How many of each.</param>
/// <param name="Units">What was verified.</param>
public sealed record VerificationReport(int SchemaVersion, ReportSummary Summary, IReadOnlyList<ReportUnit> Units)
{
    /// <summary>The version that is written; 2 came with snippets, shards and faults.</summary>
    public const int Version = 2;

    /// <summary>When the verification ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How long all of it took, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>The build of the library that ran.</summary>
    public string? Library { get; init; }

    /// <summary>Which part of a verification this is, or null when it is all of one.</summary>
    public ReportShard? Shard { get; init; }

    /// <summary>Makes the report of results.</summary>
    public static VerificationReport Of(IReadOnlyList<VerificationResult> results) => Of([.. results.Select(ReportUnit.Of)]);

    /// <summary>Makes the report of units.</summary>
    public static VerificationReport Of(IReadOnlyList<ReportUnit> units) => new(
        Version,
        new ReportSummary(
            units.Count,
            units.Count(unit => unit.Status == VerificationStatus.Passed),
            units.Count(unit => unit.Status == VerificationStatus.Failed),
            units.Count(unit => unit.Status == VerificationStatus.Skipped)),
        units)
    {
        Library = LibraryBuild.Name,
    };

    /// <summary>Writes it to a file.</summary>
    public void Write(string path) => ReportFile.Write(path, JsonSerializer.Serialize(this, ReportJson.Default.VerificationReport));
}

/// <summary>How many of each.</summary>
public sealed record ReportSummary(int Total, int Passed, int Failed, int Skipped);

/// <summary>One part of a verification that several machines share.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
/// <param name="Whole">A hash of all units of all parts: of their ids, and of what they say.</param>
/// <param name="Units">How many units all parts have together.</param>
public sealed record ReportShard(int Index, int Count, string Whole, int Units);

/// <summary>How the report is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters =
    [typeof(LowerCaseEnums<VerificationStatus>), typeof(LowerCaseEnums<VerificationMode>), typeof(LowerCaseEnums<UnitKind>)])]
[JsonSerializable(typeof(VerificationReport))]
public sealed partial class ReportJson : JsonSerializerContext;

/// <summary>Writes an enumeration's words in lower case.</summary>
public sealed class LowerCaseEnums<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
