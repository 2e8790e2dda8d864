using MassGen.Docs.Site.History;

namespace MassGen.Docs.Site.Content;

/// <summary>Pages that were read before.</summary>
/// <param name="content">The pages.</param>
/// <param name="changed">Full paths of files that are known to have changed, whatever their time of writing says.</param>
public sealed class EarlierContent(ContentFolder content, IReadOnlySet<string> changed)
{
    private readonly Dictionary<string, SourcePage> _pages = content.Pages.Where(page => page.File is not null).ToDictionary(page => page.Path);
    private readonly Dictionary<string, SourcePage> _generated = content.Pages.Where(page => page.File is null).ToDictionary(page => page.Path);

    /// <summary>What git knows. It is asked once: nobody commits between two saves, and asking takes longer than rendering.</summary>
    public PageHistory History => content.History;

    /// <summary>The page of a file that has not changed, or null.</summary>
    public SourcePage? Find(ContentFile file, string htmlPath) =>
        _pages.TryGetValue(file.Path, out var page) && page.File == file && page.HtmlPath == htmlPath && !changed.Contains(file.FullPath) ? page : null;

    /// <summary>The page that was generated of the same text, or null.</summary>
    public SourcePage? FindGenerated(string path, string markdown) =>
        _generated.TryGetValue(path, out var page) && page.Source.Text == markdown ? page : null;
}
