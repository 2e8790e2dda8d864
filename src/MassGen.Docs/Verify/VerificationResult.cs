using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify;

/// <summary>What came of verifying one example or snippet in this call.</summary>
public sealed record VerificationResult
{
    /// <summary>The example's id, or the snippet's.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public UnitKind Kind { get; init; }

    /// <summary>The result.</summary>
    public required VerificationStatus Status { get; init; }

    /// <summary>Where the models' answers should have come from.</summary>
    public required VerificationMode Mode { get; init; }

    /// <summary>The fixture: <c>scripted</c>, <c>recorded</c> or <c>none</c>.</summary>
    public required string Fixture { get; init; }

    /// <summary>The file of the first fault, or the example's own.</summary>
    public required string File { get; init; }

    /// <summary>The line of the first fault, or of the snippet, or 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>The column there.</summary>
    public int Column { get; init; } = 1;

    /// <summary>Why it failed or was skipped, in one line.</summary>
    public string? Reason { get; init; }

    /// <summary>The whole explanation for people: places, lines, differences, next steps.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>What is worth knowing although it passed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Files that were rewritten because what happened was approved.</summary>
    public IReadOnlyList<FileChange> Changes { get; init; } = [];

    /// <summary>Whether a file of it cannot be used, so that it could not even be tried.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The hash of the example's files that were verified; null when there was no run, and of snippets.</summary>
    public string? FilesHash { get; init; }

    /// <summary>Whether earlier evidence for the same inputs was used.</summary>
    public bool IsCached { get; init; }

    /// <summary>The evidence, when there was a run.</summary>
    public VerificationEvidence? Evidence { get; init; }
}

/// <summary>What can be verified.</summary>
public enum UnitKind
{
    /// <summary>A folder of <c>examples/</c>.</summary>
    Example,

    /// <summary>A fence of a page.</summary>
    Snippet,
}

/// <summary>A file that was rewritten.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="Before">Its text before; empty when there was none.</param>
/// <param name="After">Its text now.</param>
public sealed record FileChange(string Path, string Before, string After);
