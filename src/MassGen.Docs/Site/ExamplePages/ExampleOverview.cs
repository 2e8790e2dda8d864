using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The table of all examples.</summary>
/// <param name="Rows">A row for each.</param>
/// <param name="BuiltAt">When the site was built.</param>
public sealed record ExampleOverview(IReadOnlyList<ExampleRow> Rows, string BuiltAt)
{
    /// <summary>The page, as if somebody had written it: other pages may link to it.</summary>
    public const string SourcePath = "examples/index.md";

    private const string Nothing = "–";

    public static ExampleOverview Of(IReadOnlyList<ExamplePage> examples, DateTimeOffset builtAt)
    {
        var here = SitePaths.HtmlOf(SourcePath);
        return new(
            [.. examples.Select(page => Row(page, here))],
            Figures.Moment(builtAt));
    }

    private static ExampleRow Row(ExamplePage page, string here)
    {
        var ran = page.PresentEvidence is { Status: not VerificationStatus.Skipped } evidence ? evidence : null;
        return new ExampleRow(
            page.Example.Title,
            SitePaths.Relative(here, ExampleBadge.PathOf(page.Example.Id)),
            ExampleBadge.Link(page, here),
            page.PresentEvidence is { } known ? ExampleStatus.Date(known.VerifiedAt) : Nothing,
            ran?.Sandbox?.Provider ?? Nothing,
            ran is null ? Nothing : Figures.Milliseconds(ran.DurationMs),
            ran is null ? Nothing : Figures.Usd(ran.CostUsd) + (ran.Fixture == "scripted" ? " (by the fixture)" : ""));
    }
}

/// <summary>An example in the table.</summary>
public sealed record ExampleRow(string Title, string Address, string Badge, string When, string Sandbox, string Duration, string Cost);
