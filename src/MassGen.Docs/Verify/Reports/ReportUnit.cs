using System.Text.Json.Serialization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Reports;

/// <summary>One thing verified.</summary>
public sealed record ReportUnit
{
    /// <summary>The example's id, or the snippet's.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>The result.</summary>
    public required VerificationStatus Status { get; init; }

    /// <summary>Why it failed or was skipped, in one line.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the unit, or its first fault, stands.</summary>
    public required ReportSource Source { get; init; }

    /// <summary>Where models' answers should have come from.</summary>
    public required VerificationMode Mode { get; init; }

    /// <summary>The fixture: <c>scripted</c>, <c>recorded</c> or <c>none</c>.</summary>
    public required string Fixture { get; init; }

    /// <summary>The sandbox used.</summary>
    public ReportSandbox? Sandbox { get; init; }

    /// <summary>How long it took when it ran, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>How long each phase of it took.</summary>
    public IReadOnlyList<PhaseTime> Phases { get; init; } = [];

    /// <summary>Whether earlier evidence for the same inputs was enough.</summary>
    public required bool Cached { get; init; }

    /// <summary>When it ran.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The hash of everything the result depends on.</summary>
    public string? InputsHash { get; init; }

    /// <summary>When a recorded fixture was recorded.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>The cost.</summary>
    public required ReportCost Cost { get; init; }

    /// <summary>Tokens used by all agents.</summary>
    public required TokenCount Tokens { get; init; }

    /// <summary>Whether an input of it cannot be read, so that it could not even be tried.</summary>
    public bool Unreadable { get; init; }

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<ReportFault> Faults { get; init; } = [];

    /// <summary>The command that runs it alone.</summary>
    public string Repro { get; init; } = "";

    /// <summary>Makes the entry of a result.</summary>
    public static ReportUnit Of(VerificationResult result)
    {
        var evidence = result.Evidence;
        return new ReportUnit
        {
            Id = result.Id,
            Kind = result.Kind,
            Status = result.Status,
            Reason = result.Reason,
            Source = new ReportSource(result.File, result.Line) { Column = result.Column },
            Mode = result.Mode,
            Fixture = evidence?.Fixture ?? result.Fixture,
            Sandbox = evidence?.Sandbox is { } sandbox ? new ReportSandbox(sandbox.Provider, sandbox.Image, sandbox.ImageDigest) : null,
            DurationMs = evidence?.DurationMs ?? 0,
            Phases = evidence?.Phases ?? [],
            Cached = result.IsCached,
            VerifiedAt = evidence?.VerifiedAt,
            InputsHash = evidence?.InputsHash,
            RecordedAt = evidence?.RecordedAt,
            Cost = new ReportCost(evidence?.CostUsd),
            Tokens = evidence?.Tokens ?? new TokenCount(0, 0, 0, 0),
            Unreadable = result.IsUnreadable,
            Faults = result.Status == VerificationStatus.Failed ? ReportFault.Of(result) : [],
            Repro = ReproOf(result.Id),
        };
    }

    /// <summary>The command that runs a unit alone.</summary>
    public static string ReproOf(string id) => $"dotnet run --project src/MassGen.Docs -- run {(id.Contains(' ', StringComparison.Ordinal) ? $"'{id}'" : id)}";
}

/// <summary>Where the unit, or its first fault, stands.</summary>
public sealed record ReportSource(string File, int Line)
{
    /// <summary>The column, from 1.</summary>
    public int Column { get; init; } = 1;
}

/// <summary>The sandbox used.</summary>
public sealed record ReportSandbox(string Provider, string? Image, string? ImageDigest);

/// <summary>The cost; null is unknown, not zero.</summary>
public sealed record ReportCost([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Usd);
