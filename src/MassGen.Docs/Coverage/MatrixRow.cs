namespace MassGen.Docs.Coverage;

/// <summary>What there is about one feature.</summary>
/// <param name="Feature">The feature.</param>
public sealed record MatrixRow(Feature Feature)
{
    /// <summary>The place in the documentation that explains or names it, or null.</summary>
    public string? Documented { get; init; }

    /// <summary>Where readers see it at work.</summary>
    public IReadOnlyList<Demonstration> Shown { get; init; } = [];

    /// <summary>Those among them whose evidence bears it out.</summary>
    public IReadOnlyList<Demonstration> Verified { get; init; } = [];

    /// <summary>Why it may lack something, or null.</summary>
    public string? Allowed { get; init; }

    /// <summary>What it lacks: <c>documented</c>, <c>demonstrated</c>, <c>verified</c>.</summary>
    public IReadOnlyList<string> Lacks =>
    [
        .. Documented is null ? ["documented"] : Array.Empty<string>(),
        .. Shown.Count == 0 ? ["demonstrated"] : Array.Empty<string>(),
        .. Verified.Count == 0 ? ["verified"] : Array.Empty<string>(),
    ];

    /// <summary>Whether it lacks nothing but a verification that has not been made with the present inputs.</summary>
    public bool IsPending => Lacks is ["verified"] && Allowed is null && Shown.Any(demonstration => demonstration.IsPending);

    /// <summary>Whether it lacks something and nobody says why.</summary>
    public bool IsGap => Lacks.Count > 0 && Allowed is null && !IsPending;
}
