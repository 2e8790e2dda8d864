using System.Text.Json.Serialization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Verify.Attestations;

/// <summary>What is attested: in-toto's statement, version 1.</summary>
/// <param name="Subject">The pages and the files of examples it is about.</param>
/// <param name="PredicateType">What is said about them.</param>
/// <param name="Predicate">The verification.</param>
public sealed record Statement(IReadOnlyList<Subject> Subject, string PredicateType, VerificationPredicate Predicate)
{
    /// <summary>The type of in-toto's statements.</summary>
    public const string InTotoType = "https://in-toto.io/Statement/v1";

    /// <summary>The type of what we say.</summary>
    public const string Verification = "urn:massgen-docs:verification:v1";

    /// <summary>The type of this statement.</summary>
    [JsonPropertyName("_type")]
    [JsonPropertyOrder(-1)]
    public string Type { get; init; } = InTotoType;
}

/// <summary>A file the statement is about.</summary>
/// <param name="Name">Its path in the repository.</param>
/// <param name="Digest">The hash of its bytes, by algorithm.</param>
public sealed record Subject(string Name, IReadOnlyDictionary<string, string> Digest);

/// <summary>What a verification found.</summary>
public sealed record VerificationPredicate
{
    /// <summary><c>PASSED</c>; nothing else is ever signed.</summary>
    public required string Result { get; init; }

    /// <summary>The build of the library that ran.</summary>
    public required string Library { get; init; }

    /// <summary>The build of the verifier.</summary>
    public required string Verifier { get; init; }

    /// <summary>When the verification ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The commit that was checked out, or null outside git.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether files differed from the commit.</summary>
    public required bool HasLocalChanges { get; init; }

    /// <summary>Where models' answers came from.</summary>
    public required VerificationMode Mode { get; init; }

    /// <summary>The kinds of fixtures that were played.</summary>
    public required IReadOnlyList<string> Fixtures { get; init; }

    /// <summary>The sandboxes with the digests of their images.</summary>
    public required IReadOnlyList<ReportSandbox> Sandboxes { get; init; }

    /// <summary>How many of each.</summary>
    public required ReportSummary Summary { get; init; }

    /// <summary>The results.</summary>
    public required IReadOnlyList<AttestedUnit> Units { get; init; }
}

/// <summary>The result of one example or snippet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">The result.</param>
/// <param name="Fixture">The fixture: <c>scripted</c>, <c>recorded</c> or <c>none</c>.</param>
/// <param name="InputsHash">The hash of everything the result depends on.</param>
/// <param name="VerifiedAt">When it ran.</param>
/// <param name="RecordedAt">When a recorded fixture was recorded.</param>
/// <param name="Reason">Why it was skipped.</param>
public sealed record AttestedUnit(
    string Id, UnitKind Kind, VerificationStatus Status, string Fixture, string? InputsHash, DateTimeOffset? VerifiedAt,
    DateTimeOffset? RecordedAt, string? Reason);

/// <summary>How attestations are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LowerCaseEnums<VerificationStatus>), typeof(LowerCaseEnums<VerificationMode>), typeof(LowerCaseEnums<UnitKind>)])]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(Statement))]
public sealed partial class AttestationJson : JsonSerializerContext;
