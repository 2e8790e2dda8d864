namespace MassGen.Docs.Coverage;

/// <summary>What identifies a feature.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name: <c>agents[].backend.type</c>, <c>vote.cast</c>, <c>massgen --config</c>, <c>MG1003</c>.</param>
public sealed record FeatureName(FeatureKind Kind, string Name);

/// <summary>Something that people can use or meet, and that must be explained, shown and tried.</summary>
/// <param name="Id">What identifies it.</param>
public sealed record Feature(FeatureName Id)
{
    /// <summary>Where the reference explains it in a sentence of its own: a path in the documentation, with anchor. Null when it does not.</summary>
    public string? Reference { get; init; }

    /// <summary>What is worth knowing of it in this build, or null.</summary>
    public string? Note { get; init; }
}
