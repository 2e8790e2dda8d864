using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Glossary;
using MassGen.Docs.Site.Redirects;
using MassGen.Docs.Site.Settings;

namespace MassGen.Docs.Site;

/// <summary>The first stage: everything that is in the site's sources, and in the pages that are generated as if somebody had written them.</summary>
internal static class SiteContent
{
    private const string Home = "index.html";

    public static ContentFolder Read(SiteInput input, List<Diagnostic> faults, EarlierContent? earlier = null)
    {
        if (!Directory.Exists(input.ContentFolder))
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7100", Severity.Error, $"There is no folder {input.ContentFolder} to read pages from.", Suggestion: "Name the folder of Markdown files with --source."));
        }

        var written = ContentFolder.Read(input.ContentFolder, input.IsForeign, earlier);
        var found = new List<Diagnostic>(written.Faults);
        written = written with { Words = Words.Read(input.TemplateFolder, written.Settings.Language, found) };
        var content = WithoutDoubles(input.TemplateFolder, input.IsForeign ? Foreign(input, written, earlier) : Ours(input, written, earlier, found), found);
        var (terms, pages) = GlossaryTerms.Of(content.Pages);
        content = Redirected(content with { Pages = pages, Glossary = terms }, input, found);
        faults.AddRange(content.Pages.SelectMany(page => page.Faults));
        faults.AddRange(input.IsForeign ? found.Select(fault => fault with { Severity = Severity.Warning }) : found);
        return content;
    }

    // Pages that are generated go the way of all others: same links, same checks, same twin.
    private static ContentFolder Ours(SiteInput input, ContentFolder written, EarlierContent? earlier, List<Diagnostic> faults)
    {
        var generated = GeneratedPages.Of(input, written, earlier, faults);
        var paths = generated.Select(page => page.Path).Append(ExampleOverview.SourcePath).ToHashSet();
        foreach (var page in written.Pages.Where(page => paths.Contains(page.Path)))
        {
            faults.Add(new Diagnostic(
                "MG7002", Severity.Error, $"The page {page.Path} is generated; a written one cannot stand in its place.",
                new SourcePosition(page.Source, 1, 1), Suggestion: "Give the file another name."));
        }

        faults.AddRange(written.Pages.Select(page => GroupFault(page, written.Settings)).OfType<Diagnostic>());
        if (written.Pages.All(page => page.HtmlPath != Home))
        {
            faults.Add(new Diagnostic("MG7003", Severity.Error, $"{input.ContentFolder} has no index.md: the site would have no home page."));
        }

        return written with { Pages = [.. written.Pages.Where(page => !paths.Contains(page.Path)), .. generated] };
    }

    private static Diagnostic? GroupFault(SourcePage page, SiteSettings settings) => page.FrontMatter.Group is { } group && settings.GroupOf(page.FrontMatter) is null
        ? new Diagnostic(
            "MG7089", Severity.Error, $"There is no group '{group}' of pages.", group.Position,
            Suggestion: NearestWord.Suggestion(group.Text, settings.Groups)
                ?? $"Name it under 'groups' in {SiteSettings.FileName}{(settings.Groups.Count == 0 ? "" : $"; there are: {string.Join(", ", settings.Groups)}")}.")
        : null;

    private static ContentFolder Redirected(ContentFolder content, SiteInput input, List<Diagnostic> faults)
    {
        var redirects = new RedirectCheck(content, input.Examples, faults);
        content = content with { Redirects = redirects.All() };
        redirects.Moved(content.History, content.Settings);
        return content;
    }

    private static ContentFolder Foreign(SiteInput input, ContentFolder written, EarlierContent? earlier)
    {
        if (written.Pages.Count == 0)
        {
            throw new InvalidInputException(new Diagnostic(
                "MG7101", Severity.Error, $"There is no Markdown file in {input.ContentFolder}.", Suggestion: "Pages end with .md; name their folder with --source."));
        }

        return written.Pages.Any(page => page.HtmlPath == Home)
            ? written
            : written with { Pages = [.. written.Pages, GeneratedPages.Of("index.md", HomeOf(input.ContentFolder, written), earlier)] };
    }

    // A folder without a page of its own at the top gets a list of what is in it.
    private static string HomeOf(string folder, ContentFolder written) =>
        $"---\ntitle: '{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Replace("'", "''")}'\norder: 0\n---\n"
        + string.Concat(written.Pages.Where(page => page.Path.Count(c => c == '/') <= 1 && page.FrontMatter.IsInNavigation && page.HtmlPath != SiteRendering.Missing)
            .Select(page => $"- [{page.FrontMatter.Title.Replace("[", "\\[").Replace("]", "\\]")}](<{page.Path}>)\n"));

    private static ContentFolder WithoutDoubles(string templateFolder, ContentFolder content, List<Diagnostic> faults)
    {
        var pages = content.Pages.SelectMany(page => new[] { page.HtmlPath, page.Path }).ToHashSet(StringComparer.Ordinal);
        foreach (var asset in content.Assets.Where(pages.Contains))
        {
            faults.Add(new Diagnostic(
                "MG7102", Severity.Warning, $"The file {asset} would stand where the HTML of a page goes, and is left out.", Suggestion: "Rename the file or the page."));
        }

        var looks = content.Assets.Where(asset => asset.StartsWith("assets/", StringComparison.Ordinal) && File.Exists(Path.Combine(templateFolder, asset))).ToHashSet();
        foreach (var asset in looks.Order(StringComparer.Ordinal))
        {
            faults.Add(new Diagnostic(
                "MG7102", Severity.Warning, $"The file {asset} would stand where one of the templates goes, and is left out.", Suggestion: "Rename the file."));
        }

        return content with { Assets = [.. content.Assets.Where(asset => !pages.Contains(asset) && !looks.Contains(asset))] };
    }
}
