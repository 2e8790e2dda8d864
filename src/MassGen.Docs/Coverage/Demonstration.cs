namespace MassGen.Docs.Coverage;

/// <summary>An example or a snippet, with the features that readers see in it.</summary>
/// <param name="Id">The example's or the snippet's id.</param>
/// <param name="Link">Where readers find it, as pages link: <c>example:ID</c>, or the page.</param>
/// <param name="Shows">The features that it shows.</param>
public sealed record Demonstration(string Id, string Link, IReadOnlySet<FeatureName> Shows)
{
    /// <summary>Those among them that evidence for the present inputs bears out. Empty without such evidence.</summary>
    public IReadOnlySet<FeatureName> Proves { get; init; } = new HashSet<FeatureName>();

    /// <summary>Whether it waits for a verification: no evidence for the present inputs is there, and nobody skips it on purpose.</summary>
    public bool IsPending { get; init; }
}
