using MassGen.Diagnostics;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site;

/// <summary>A page that is to be rendered.</summary>
/// <param name="Page">The page.</param>
/// <param name="Of">What it is made of: as long as this is the same object, the same comes of it in the same site.</param>
/// <param name="Render">Renders it; may be called from any thread, and as often as one likes.</param>
/// <param name="IsListed">Whether the sitemap lists it.</param>
internal sealed record PagePlan(SitePage Page, object Of, Func<RenderedPage> Render, bool IsListed = true);

/// <summary>A page with the files that it becomes.</summary>
internal sealed record RenderedPage(SitePage Page, IReadOnlyList<SiteFile> Files, bool IsListed = true)
{
    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    /// <summary>The paths of what its links lead to, in the documentation: when one of these changes, it must be checked again.</summary>
    public IReadOnlySet<string> Asked { get; init; } = new HashSet<string>();

    /// <summary>What is left of it when its files are written: what the files about all pages are made of.</summary>
    public RenderedPage Written() => this with { Files = [] };
}
