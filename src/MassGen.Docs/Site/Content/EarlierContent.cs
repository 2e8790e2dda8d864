namespace MassGen.Docs.Site.Content;

/// <summary>Pages that were read before.</summary>
/// <param name="content">The pages.</param>
/// <param name="changed">Full paths of files that are known to have changed, whatever their time of writing says.</param>
public sealed class EarlierContent(ContentFolder content, IReadOnlySet<string> changed)
{
    private readonly Dictionary<string, SourcePage> _pages = content.Pages.Where(page => page.File is not null).ToDictionary(page => page.Path);

    /// <summary>The page of a file that has not changed, or null.</summary>
    public SourcePage? Find(ContentFile file, string htmlPath) =>
        _pages.TryGetValue(file.Path, out var page) && page.File == file && page.HtmlPath == htmlPath && !changed.Contains(file.FullPath) ? page : null;
}
