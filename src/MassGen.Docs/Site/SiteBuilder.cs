using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Glossary;
using MassGen.Docs.Site.Links;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Markup.Includes;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Redirects;
using MassGen.Docs.Site.Reference;
using MassGen.Docs.Site.Tags;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site;

/// <summary>Builds the site: reads the content, checks it, renders pages, writes them. It runs no example and asks no network.</summary>
public static class SiteBuilder
{
    /// <summary>The reference pages that are generated.</summary>
    internal static IReadOnlyList<string> References { get; } = [CommandReference.Path, ConfigReference.Path, EventReference.Path, StatusReference.Path];

    /// <summary>Builds a site into a folder.</summary>
    /// <returns>The pages written. Where there is an error nothing is, and what the folder held stays as it is.</returns>
    public static SiteResult Build(SiteInput input, string outputFolder)
    {
        var faults = new List<Diagnostic>();
        input = input with { Examples = input.AgedExamples };
        try
        {
            var content = Content(input, faults);
            input = input with { BaseUrl = input.BaseUrl ?? content.Settings.BaseUrl };
            Check(content, input, faults);
            var redirects = new RedirectCheck(content, input.Examples, faults);
            content = content with { Redirects = redirects.All() };
            redirects.Moved(content.History, content.Settings);
            if (faults.Any(fault => fault.Severity == Severity.Error))
            {
                return new SiteResult([], faults);
            }

            var rendering = new SiteRendering(input, content, new HandlebarsRenderer(input.TemplateFolder, content.Words));
            var pages = rendering.Pages().ToList();
            OutputFolder.Write(outputFolder, pages.SelectMany(page => page.Files).Concat(rendering.OtherFiles(pages)));
            return new SiteResult([.. pages.Select(page => page.Page)], faults);
        }
        catch (InvalidInputException invalid)
        {
            return new SiteResult([], [.. faults, .. invalid.Diagnostics]);
        }
    }

    // Pages that are generated go the way of all others: same links, same checks, same twin.
    private static ContentFolder Content(SiteInput input, List<Diagnostic> faults)
    {
        var written = ContentFolder.Read(input.ContentFolder, faults);
        var words = Words.Read(input.TemplateFolder, written.Settings.Language, faults);
        SourcePage[] generated =
        [
            .. Matrix(input, written.Pages, faults),
            .. TagPages.Of(written.Pages, words, faults).Select(page => Generated(page.Path, page.Markdown, faults)),
            Generated(CommandReference.Path, CommandReference.Markdown(), faults),
            Generated(ConfigReference.Path, ConfigReference.Markdown(), faults),
            Generated(EventReference.Path, EventReference.Markdown(), faults),
            Generated(StatusReference.Path, StatusReference.Markdown(), faults),
        ];
        foreach (var page in written.Pages.Where(page => page.Path == ExampleOverview.SourcePath || generated.Any(other => other.Path == page.Path)))
        {
            faults.Add(new Diagnostic(
                "MG7002", Severity.Error, $"The page {page.Path} is generated; a written one cannot stand in its place.",
                new SourcePosition(page.Source, 1, 1), Suggestion: "Give the file another name."));
        }

        if (written.Pages.All(page => page.Path != "index.md"))
        {
            faults.Add(new Diagnostic("MG7003", Severity.Error, $"{input.ContentFolder} has no index.md: the site would have no home page."));
        }

        var paths = generated.Select(page => page.Path).ToHashSet();
        var (terms, pages) = GlossaryTerms.Of([.. written.Pages.Where(page => !paths.Contains(page.Path)), .. generated]);
        return written with { Pages = pages, Glossary = terms, Words = words };
    }

    private static IEnumerable<SourcePage> Matrix(SiteInput input, IReadOnlyList<SourcePage> written, List<Diagnostic> faults)
    {
        if (input.AllowedGaps is not { } allowed)
        {
            yield break;
        }

        var matrix = RepositoryMatrix.Of(written, References, input);
        faults.AddRange(matrix.Faults(allowed, settled: false));
        yield return Generated(MatrixPage.Path, MatrixPage.Markdown(matrix), faults);
    }

    private static SourcePage Generated(string path, string markdown, List<Diagnostic> faults) =>
        PageParser.Parse(path, new SourceText(SourcePage.GeneratedFolder + path, markdown), faults);

    private static void Check(ContentFolder content, SiteInput input, List<Diagnostic> faults)
    {
        var includes = new IncludeCheck(input.ContentFolder, content.Settings.IncludeFrom, faults);
        var fences = new ExampleFences(input.Examples, input.Snippets, faults);
        var links = new LinkCheck(new LinkTargets(content.Pages, content.Assets, input.Examples), fences, faults);
        foreach (var page in content.Pages)
        {
            includes.Check(page);
            fences.Fill(page);
            links.Check(page);
            MarkupCheck.Check(page, faults);
            TermMarks.Put(page, content.Glossary);
        }

        links.Orphans(content.Pages.Where(page => !page.Source.Path.StartsWith(SourcePage.GeneratedFolder, StringComparison.Ordinal)));
    }
}
