using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup.Includes;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Search;

namespace MassGen.Docs.Site;

/// <summary>A page that is to be rendered.</summary>
/// <param name="Page">The page.</param>
/// <param name="Of">What it is made of: as long as this is the same object, the same comes of it in the same site.</param>
/// <param name="Render">Renders it; may be called from any thread, and as often as one likes.</param>
/// <param name="Twin">Where its Markdown is, or null.</param>
internal sealed record PagePlan(SitePage Page, object Of, Func<RenderedPage> Render, string? Twin = null)
{
    /// <summary>Finds what is wrong with it, and renders nothing; null when only rendering tells.</summary>
    public Func<RenderedPage>? Check { get; init; }
}

/// <summary>A page with the files that it becomes.</summary>
internal sealed record RenderedPage(SitePage Page, IReadOnlyList<SiteFile> Files, bool IsListed = true)
{
    /// <summary>Its Markdown, or null.</summary>
    public PageTwin? Twin { get; init; }

    /// <summary>What the search knows of it, or null.</summary>
    public PageWords? Words { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    /// <summary>The paths of what its links lead to, in the documentation: when one of these changes, it must be checked again.</summary>
    public IReadOnlySet<string> Asked { get; init; } = new HashSet<string>();

    /// <summary>The files that it includes text of.</summary>
    public IReadOnlyCollection<FileState> Included { get; init; } = [];

    /// <summary>What is left of it when its files are written: what the files about all pages are made of.</summary>
    /// <param name="keepsText">Whether its Markdown is kept too, for those who read all pages at once.</param>
    public RenderedPage Written(bool keepsText) => this with { Files = [], Twin = keepsText || Twin is null ? Twin : Twin with { Files = [] } };
}

/// <summary>A page in Markdown.</summary>
/// <param name="Path">Its first file.</param>
/// <param name="Length">How many bytes all its files have.</param>
/// <param name="Files">Its files, one after the other; none when they are written and nobody needs them any more.</param>
internal sealed record PageTwin(string Path, int Length, IReadOnlyList<SiteFile> Files)
{
    public static PageTwin Of(string path, IEnumerable<SiteFile> files)
    {
        IReadOnlyList<SiteFile> all = [.. files];
        return new PageTwin(path, all.Sum(file => file.Content.Length), all);
    }

    public string Text() => string.Concat(Files.Select(file => Encoding.UTF8.GetString(file.Content.Span)));
}
