using MassGen.Diagnostics;

namespace MassGen.Docs.Site;

/// <summary>What came of building a site.</summary>
/// <param name="Pages">The pages written; empty when there was an error.</param>
/// <param name="Diagnostics">What is wrong with what people wrote.</param>
public sealed record SiteResult(IReadOnlyList<SitePage> Pages, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the site was written. Where it was not, an earlier one still stands.</summary>
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}

/// <summary>A page of the site.</summary>
/// <param name="Path">Where it is, from the site's root.</param>
/// <param name="Title">Its title.</param>
public sealed record SitePage(string Path, string Title);
