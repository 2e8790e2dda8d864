using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The table of all examples.</summary>
/// <param name="Rows">A row for each.</param>
/// <param name="BuiltAt">When the site was built.</param>
public sealed record ExampleOverview(IReadOnlyList<ExampleRow> Rows, string BuiltAt)
{
    /// <summary>The page, as if somebody had written it: other pages may link to it.</summary>
    public const string SourcePath = "examples/index.md";

    public static ExampleOverview Of(IReadOnlyList<ExamplePage> examples, DateTimeOffset builtAt)
    {
        var here = SitePaths.HtmlOf(SourcePath);
        return new(
            [.. examples.Select(page => new ExampleRow(
                page.Example.Title,
                SitePaths.Relative(here, ExampleBadge.PathOf(page.Example.Id)),
                ExampleBadge.Html(page, here),
                page.PresentEvidence is { } evidence ? ExampleStatus.Date(evidence.VerifiedAt) : "–",
                page.PresentEvidence?.Sandbox?.Provider ?? "–",
                page.PresentEvidence is { } run ? Figures.Milliseconds(run.DurationMs) : "–",
                page.PresentEvidence is { } paid ? Figures.Usd(paid.CostUsd) + (paid.Fixture == "scripted" ? " (by the fixture)" : "") : "–"))],
            Figures.Moment(builtAt));
    }
}

/// <summary>An example in the table.</summary>
public sealed record ExampleRow(string Title, string Address, string Badge, string When, string Sandbox, string Duration, string Cost);
