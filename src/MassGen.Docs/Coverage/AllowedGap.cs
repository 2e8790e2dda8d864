using MassGen.Diagnostics;

namespace MassGen.Docs.Coverage;

/// <summary>A feature that may lack something, and why.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Position">Where it is written.</param>
public sealed record AllowedGap(FeatureName Feature, string Reason, SourcePosition Position);
