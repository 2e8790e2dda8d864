using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.Content;

/// <summary>Everything in a folder of documentation.</summary>
/// <param name="Pages">The pages, by path.</param>
/// <param name="Assets">The other files, by path.</param>
public sealed record ContentFolder(IReadOnlyList<SourcePage> Pages, IReadOnlyList<string> Assets)
{
    /// <summary>Reads a folder, on all cores. The order of files on the disk and of threads changes nothing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isForeign">Whether it was written for nobody in particular: front matter is not needed, and may hold any key.</param>
    /// <param name="earlier">What is known of it from before; pages whose file has not changed are taken from there.</param>
    public static ContentFolder Read(string folder, bool isForeign, EarlierContent? earlier = null)
    {
        var files = ContentFiles.In(folder);
        var homes = isForeign ? HomePages.Of(files) : HomePages.AsWritten;
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var pages = files.AsParallel().AsOrdered().Where(file => file.IsPage)
            .Select(file => earlier?.Find(file, homes.HtmlOf(file.Path)) ?? Page(file, shown, homes.HtmlOf(file.Path), isForeign)).ToList();
        return new ContentFolder(pages, [.. files.Where(file => !file.IsPage).Select(file => file.Path)]);
    }

    private static SourcePage Page(ContentFile file, string shown, string htmlPath, bool isForeign)
    {
        var faults = new List<Diagnostic>();
        var source = SourceFile.Read($"{shown}/{file.Path}", file.FullPath, faults);
        var page = isForeign ? ForeignPage.Parse(file.Path, source, faults) : PageParser.Parse(file.Path, source, faults);
        PageGarbage.PageDone();
        return page.Known(file, htmlPath, faults);
    }
}
