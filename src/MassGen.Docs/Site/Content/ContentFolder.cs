using MassGen.Diagnostics;
using MassGen.Docs.Site.Glossary;
using MassGen.Docs.Site.History;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Redirects;
using MassGen.Docs.Site.Settings;

namespace MassGen.Docs.Site.Content;

/// <summary>Everything in a folder of documentation.</summary>
/// <param name="Pages">The pages, by path.</param>
/// <param name="Assets">The other files, by path.</param>
public sealed record ContentFolder(IReadOnlyList<SourcePage> Pages, IReadOnlyList<string> Assets)
{
    /// <summary>What the site says about itself.</summary>
    public SiteSettings Settings { get; init; } = new();

    /// <summary>What git knows of the pages.</summary>
    public PageHistory History { get; init; } = PageHistory.Unknown;

    /// <summary>What the site itself says, in its language.</summary>
    public Words Words { get; init; } = Words.English;

    /// <summary>The words that the glossary explains.</summary>
    public GlossaryTerms Glossary { get; init; } = GlossaryTerms.None;

    /// <summary>Addresses that pages had before.</summary>
    public IReadOnlyList<Redirect> Redirects { get; init; } = [];

    /// <summary>What is wrong with the settings.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    /// <summary>Reads a folder, on all cores. The order of files on the disk and of threads changes nothing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isForeign">Whether it was written for nobody in particular: front matter is not needed, and may hold any key.</param>
    /// <param name="earlier">What is known of it from before; pages whose file has not changed, and the history, are taken from there.</param>
    public static ContentFolder Read(string folder, bool isForeign, EarlierContent? earlier = null)
    {
        var history = earlier is null ? Task.Run(() => PageHistory.Of(folder)) : Task.FromResult(earlier.History);
        var files = ContentFiles.In(folder);
        var homes = isForeign ? HomePages.Of(files) : HomePages.AsWritten;
        var shown = ShownName(folder);
        var pages = AllOf(files.AsParallel().AsOrdered().Where(file => file.IsPage)
            .Select(file => earlier?.Find(file, homes.HtmlOf(file.Path)) ?? Page(file, shown, homes.HtmlOf(file.Path), isForeign)));
        List<Diagnostic> faults = isForeign ? [.. OtherPages.Faults(files)] : [];
        return new ContentFolder(pages, [.. files.Where(file => !file.IsPage && file.Path != SiteSettings.FileName).Select(file => file.Path)])
        {
            Settings = SiteSettings.Read(folder, faults),
            History = history.GetAwaiter().GetResult(),
            Faults = faults,
        };
    }

    /// <summary>Reads the pages of a folder of our own with their parsed texts, for those who look into them and build no site.</summary>
    public static IReadOnlyList<SourcePage> Opened(string folder, ICollection<Diagnostic> faults) =>
    [
        .. ContentFiles.In(folder).Where(file => file.IsPage)
            .Select(file => PageParser.Parse(file.Path, SourceFile.Read($"{ShownName(folder)}/{file.Path}", file.FullPath, faults), faults)),
    ];

    // Many threads wrap what went wrong in one of them; for the reader a file that is gone, or may not be read, is just that.
    private static List<SourcePage> AllOf(ParallelQuery<SourcePage> pages)
    {
        try
        {
            return [.. pages];
        }
        catch (AggregateException failed) when (failed.InnerExceptions.FirstOrDefault(inner => inner is IOException or UnauthorizedAccessException) is { } unreadable)
        {
            throw unreadable;
        }
    }

    private static SourcePage Page(ContentFile file, string shown, string htmlPath, bool isForeign)
    {
        var faults = new List<Diagnostic>();
        var source = SourceFile.Read($"{shown}/{file.Path}", file.FullPath, faults);
        var page = isForeign ? ForeignPage.Parse(file.Path, source, faults) : PageParser.Parse(file.Path, source, faults);
        PageGarbage.PageDone();
        return page.Known(file, htmlPath, faults);
    }

    private static string ShownName(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
