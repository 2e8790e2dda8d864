using Markdig.Syntax;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>What the home page shows beside its text: figures from the last verification, and one run.</summary>
public sealed record HomeView
{
    /// <summary>Whether there are examples at all; a folder of plain pages has none, and its home page claims nothing.</summary>
    public required bool HasExamples { get; init; }

    /// <summary>The figures; empty when there is no evidence for the present files.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>A run to look at, or null.</summary>
    public HomeRun? Run { get; init; }

    /// <summary>The overview of examples.</summary>
    public required string Overview { get; init; }

    public static HomeView Of(SourcePage page, IReadOnlyList<ExamplePage> examples) => new()
    {
        HasExamples = examples.Count > 0,
        Overview = SitePaths.Relative(page.HtmlPath, SitePaths.HtmlOf(ExampleOverview.SourcePath)),
        Figures = Figure.Of(examples),
        Run = Shown(page, examples) is { } shown ? HomeRun.Of(shown, page.HtmlPath) : null,
    };

    // The run of the example that the page shows first: its configuration and its run explain each other.
    private static ExamplePage? Shown(SourcePage page, IReadOnlyList<ExamplePage> examples) =>
        page.Document.Descendants<FencedCodeBlock>()
            .SelectMany(block => (block.Arguments ?? "").Split(' '))
            .Where(word => word.StartsWith("example=", StringComparison.Ordinal))
            .Select(word => examples.FirstOrDefault(example => example.Example.Id == word["example=".Length..]))
            .FirstOrDefault(example => example?.PresentEvidence is { Status: VerificationStatus.Passed, Events.Count: > 0 });
}

/// <summary>A run on the home page.</summary>
/// <param name="Title">The example's title.</param>
/// <param name="Status">What is known of it.</param>
/// <param name="Timeline">The run in time, as a picture.</param>
/// <param name="Legend">What the picture's forms mean.</param>
/// <param name="Address">Where it can be stepped through.</param>
public sealed record HomeRun(string Title, ExampleStatus Status, string Timeline, string Legend, string Address)
{
    public static HomeRun Of(ExamplePage page, string onPage)
    {
        var timeline = Projections.Timeline.Of(page.PresentEvidence!.Events);
        return new HomeRun(
            page.Example.Title, ExampleStatus.Of(page), TimelineSvg.Of(timeline), TimelineLegend.Of(timeline),
            SitePaths.Relative(onPage, ExampleBadge.PathOf(page.Example.Id)) + "#timeline");
    }
}
