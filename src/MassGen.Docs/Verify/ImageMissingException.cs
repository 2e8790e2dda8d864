using MassGen.Diagnostics;

namespace MassGen.Docs.Verify;

/// <summary>A configuration names an image that is neither here nor to be had. One example fails by it; the others go on.</summary>
public sealed class ImageMissingException(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    /// <summary>Where it is named, and the engine's words.</summary>
    public Diagnostic Diagnostic => diagnostic;
}
