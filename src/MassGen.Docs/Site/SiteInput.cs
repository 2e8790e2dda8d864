using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Site;

/// <summary>Everything a site is built of. Building it runs nothing.</summary>
public sealed record SiteInput
{
    /// <summary>The folder of the pages in Markdown: <c>docs-src</c>.</summary>
    public required string ContentFolder { get; init; }

    /// <summary>The folder of layouts, partials and assets: <c>site-templates</c>.</summary>
    public required string TemplateFolder { get; init; }

    /// <summary>The examples with what is known about them.</summary>
    public required IReadOnlyList<ExamplePage> Examples { get; init; }

    /// <summary>When the site is built; shown in one place, the overview of examples.</summary>
    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>
    /// The version of the documentation that is built, as <c>site.yaml</c> lists it under <c>versions</c>; null when versions are not kept.
    /// Each version is a whole site in a folder of its own, beside those of the others, with the evidence it had.
    /// </summary>
    public string? VersionLabel { get; init; }

    /// <summary>Where the site will be found, or null; only needed for the sitemap, canonical links and pages below a path.</summary>
    public Uri? BaseUrl { get; init; }
}

/// <summary>An example and what is known about it.</summary>
/// <param name="Example">The example.</param>
/// <param name="Evidence">What is known, or null. Evidence for other inputs than the present ones counts as none.</param>
/// <param name="InputsHash">The hash of the present inputs.</param>
public sealed record ExamplePage(Example Example, VerificationEvidence? Evidence, string InputsHash)
{
    /// <summary>The evidence for exactly the present files, or null.</summary>
    public VerificationEvidence? PresentEvidence => Evidence?.InputsHash == InputsHash ? Evidence : null;
}
