using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Reference;

namespace MassGen.Docs.Site;

/// <summary>The first stage: everything that is in the site's sources, and in the pages that are generated as if somebody had written them.</summary>
internal static class SiteContent
{
    private const string Home = "index.html";
    private static readonly Lazy<SourcePage[]> References = new(() =>
    [
        Generated(ConfigReference.Path, ConfigReference.Markdown()),
        Generated(EventReference.Path, EventReference.Markdown()),
        Generated(StatusReference.Path, StatusReference.Markdown()),
    ]);

    public static ContentFolder Read(SiteInput input, List<Diagnostic> faults, EarlierContent? earlier = null)
    {
        if (!Directory.Exists(input.ContentFolder))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7100", Severity.Error, $"There is no folder {input.ContentFolder} to read pages from.", Suggestion: "Name the folder of Markdown files with --source."));
        }

        var written = ContentFolder.Read(input.ContentFolder, input.IsForeign, earlier);
        faults.AddRange(written.Pages.SelectMany(page => page.Faults));
        return WithoutDoubles(input.IsForeign ? Foreign(input, written) : Ours(input, written, faults), faults);
    }

    // Pages that are generated go the way of all others: same links, same checks, same twin.
    private static ContentFolder Ours(SiteInput input, ContentFolder written, List<Diagnostic> faults)
    {
        var generated = References.Value;
        var paths = generated.Select(page => page.Path).Append(ExampleOverview.SourcePath).ToHashSet();
        foreach (var page in written.Pages.Where(page => paths.Contains(page.Path)))
        {
            faults.Add(new Diagnostic(
                "MG7002", Severity.Error, $"The page {page.Path} is generated; a written one cannot stand in its place.",
                new SourcePosition(page.Source, 1, 1), Suggestion: "Give the file another name."));
        }

        if (written.Pages.All(page => page.HtmlPath != Home))
        {
            faults.Add(new Diagnostic("MG7003", Severity.Error, $"{input.ContentFolder} has no index.md: the site would have no home page."));
        }

        return written with { Pages = [.. written.Pages.Where(page => !paths.Contains(page.Path)), .. generated] };
    }

    private static ContentFolder Foreign(SiteInput input, ContentFolder written)
    {
        if (written.Pages.Count == 0)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7101", Severity.Error, $"There is no Markdown file in {input.ContentFolder}.", Suggestion: "Pages end with .md; name their folder with --source."));
        }

        return written.Pages.Any(page => page.HtmlPath == Home)
            ? written
            : written with { Pages = [.. written.Pages, Generated("index.md", HomeOf(input.ContentFolder, written))] };
    }

    // A folder without a page of its own at the top gets a list of what is in it.
    private static string HomeOf(string folder, ContentFolder written) =>
        $"---\ntitle: '{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Replace("'", "''")}'\norder: 0\n---\n"
        + string.Concat(written.Pages.Where(page => page.Path.Count(c => c == '/') <= 1 && page.FrontMatter.IsInNavigation)
            .Select(page => $"- [{page.FrontMatter.Title.Replace("[", "\\[").Replace("]", "\\]")}](<{page.Path}>)\n"));

    private static ContentFolder WithoutDoubles(ContentFolder content, List<Diagnostic> faults)
    {
        var pages = content.Pages.SelectMany(page => new[] { page.HtmlPath, page.Path }).ToHashSet(StringComparer.Ordinal);
        foreach (var asset in content.Assets.Where(pages.Contains))
        {
            faults.Add(new Diagnostic(
                "MG7102", Severity.Warning, $"The file {asset} would stand where the HTML of a page goes, and is left out.", Suggestion: "Rename the file or the page."));
        }

        return content with { Assets = [.. content.Assets.Where(asset => !pages.Contains(asset))] };
    }

    private static SourcePage Generated(string path, string markdown)
    {
        var faults = new List<Diagnostic>();
        var page = PageParser.Parse(path, new SourceText($"(generated)/{path}", markdown), faults);
        return page.Known(file: null, page.HtmlPath, faults);
    }
}
