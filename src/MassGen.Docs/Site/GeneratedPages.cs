using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using MassGen.Docs.Site.Attacks;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Measuring;
using MassGen.Docs.Site.Reference;
using MassGen.Docs.Site.Reference.Models;
using MassGen.Docs.Site.Tags;

namespace MassGen.Docs.Site;

/// <summary>The pages of our own documentation that nobody wrote.</summary>
internal static class GeneratedPages
{
    private static readonly Lazy<SourcePage[]> FromCode = new(() =>
    [
        Of(CommandReference.Path, CommandReference.Markdown()),
        Of(ConfigReference.Path, ConfigReference.Markdown()),
        Of(EventReference.Path, EventReference.Markdown()),
        Of(StatusReference.Path, StatusReference.Markdown()),
    ]);

    // They lead to guides, which only our own documentation has.
    private static readonly Lazy<SourcePage[]> WithGuides = new(() =>
    [
        Of(CodeExecutionReference.Path, CodeExecutionReference.Markdown()),
        Of(ComputerUseReference.Path, ComputerUseReference.Markdown()),
        .. ModelPages.All().Select(page => Of(page.Path, page.Markdown)),
    ]);

    /// <summary>All of them: the option matrix, the benchmarks, the attacks, the tags, and the reference.</summary>
    public static IReadOnlyList<SourcePage> Of(SiteInput input, ContentFolder written, EarlierContent? earlier, List<Diagnostic> faults) =>
    [
        .. Matrix(input, written.Pages, earlier, faults),
        .. input.Measurements is { } measurements ? [Of(MeasurementPage.Path, MeasurementPage.Markdown(measurements), earlier)] : Array.Empty<SourcePage>(),
        .. input.Attacks is { } attacks ? [Of(AttackPage.Path, AttackPage.Markdown(attacks), earlier)] : Array.Empty<SourcePage>(),
        .. TagPages.Of(written.Pages, written.Words, faults).Select(page => Of(page.Path, page.Markdown, earlier)),
        .. FromCode.Value,
        .. input.AllowedGaps is null ? [] : WithGuides.Value,
    ];

    /// <summary>A page of a text; the same as before when the text is.</summary>
    public static SourcePage Of(string path, string markdown, EarlierContent? earlier = null)
    {
        if (earlier?.FindGenerated(path, markdown) is { } same)
        {
            return same;
        }

        var faults = new List<Diagnostic>();
        var page = PageParser.Parse(path, new SourceText(SourcePage.GeneratedFolder + path, markdown), faults);
        return page.Known(file: null, page.HtmlPath, faults);
    }

    private static IEnumerable<SourcePage> Matrix(SiteInput input, IReadOnlyList<SourcePage> written, EarlierContent? earlier, List<Diagnostic> faults)
    {
        if (input.AllowedGaps is not { } allowed)
        {
            yield break;
        }

        var matrix = RepositoryMatrix.Of([.. written.AsParallel().AsOrdered().Select(page => page.Opened())], SiteBuilder.References, input);
        faults.AddRange(matrix.Faults(allowed, settled: false));
        yield return Of(MatrixPage.Path, MatrixPage.Markdown(matrix), earlier);
    }
}
