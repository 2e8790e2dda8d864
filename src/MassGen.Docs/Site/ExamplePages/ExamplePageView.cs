using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;
using MassGen.Runs;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>What the page of an example shows.</summary>
public sealed record ExamplePageView
{
    // A longer recording says nothing to a reader; the file is in the repository.
    private const int LongestFixture = 40_000;

    /// <summary>The sections that an example's page always has, with evidence and without, so that other pages can link to them.</summary>
    public static IReadOnlyList<string> AnchorsOf(Example example) => example.Question is null
        ? ["evidence", "config", "run"]
        : ["evidence", "question", "config", "run"];

    public required ExampleStatus Status { get; init; }

    public required string Summary { get; init; }

    public string? Question { get; init; }

    public required IReadOnlyList<EarlierTurn> Earlier { get; init; }

    public string? Printed { get; init; }

    public required string Config { get; init; }

    public required string Command { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<CheckResult> Checks { get; init; }

    public string? Timeline { get; init; }

    public string? Legend { get; init; }

    /// <summary>The columns of the replay, one for each agent.</summary>
    public required IReadOnlyList<LaneView> Lanes { get; init; }

    public required IReadOnlyList<TranscriptPart> Transcript { get; init; }

    public required IReadOnlyList<FoldView> Files { get; init; }

    public FoldView? Fixture { get; init; }

    public static ExamplePageView Of(ExamplePage page)
    {
        var (example, evidence) = (page.Example, page.PresentEvidence);
        var timeline = Projections.Timeline.Of(evidence?.Events ?? []);
        return new ExamplePageView
        {
            Status = ExampleStatus.Of(page),
            Summary = PageHtml.OfText(example.Summary),
            Question = example.Question?.Trim(),
            Earlier = example.Earlier,
            Printed = evidence?.Printed is { } printed ? ListingHtml.Of(new Listing(printed, "text") { FileName = "massgen --validate", IsPrinted = true }) : null,
            Config = Code(ExampleFiles.Normal(example.Config.Text), ExampleFiles.Config),
            Command = ListingHtml.Of(new Listing($"$ dotnet run --project src/MassGen.Docs -- verify-examples {example.Id}", "console")),
            Facts = evidence is null ? [] : Fact.Of(evidence),
            Checks = evidence?.Checks ?? [],
            Timeline = timeline.Lanes.Count == 0 ? null : TimelineSvg.Of(timeline),
            Legend = timeline.Lanes.Count == 0 ? null : TimelineLegend.Of(timeline),
            Lanes = [.. timeline.Lanes.Select(lane => new LaneView(lane.Agent, lane.Name))],
            Transcript = TranscriptPart.Of(Projections.Transcript.Of(evidence?.Events ?? []), timeline.StartedAt ?? default, evidence?.Frames),
            Files = [.. (evidence?.Files ?? []).Select(file => new FoldView(file.Path, Code(ExampleFiles.Normal(file.Content), file.Path)))],
            Fixture = example.Fixture is { } fixture ? FixtureOf(fixture) : null,
        };
    }

    /// <summary>The headings, for the table of contents.</summary>
    public IReadOnlyList<PageHeading> Headings => [.. All().Where(entry => entry.IsThere).Select(entry => new PageHeading(2, entry.Text, entry.Id))];

    private IEnumerable<(bool IsThere, string Text, string Id)> All() =>
    [
        (true, "The evidence", "evidence"),
        (Question is not null, "The question", "question"),
        (true, "The configuration", "config"),
        (Printed is not null, "What is said about it", "printed"),
        (true, "Run it yourself", "run"),
        (Timeline is not null, "The run in time", "timeline"),
        (Transcript.Count > 0, "Who did what", "transcript"),
        (Files.Count > 0, "The winner’s files", "files"),
        (Fixture is not null, "The fixture", "fixture"),
    ];

    private static FoldView FixtureOf(Fixture fixture)
    {
        var (name, text) = (Path.GetFileName(fixture.Source.Path), ExampleFiles.Normal(fixture.Source.Text));
        var summary = fixture.Kind == FixtureKind.Scripted ? $"{name}: written by hand" : $"{name}: recorded from live models";
        return new FoldView(summary, text.Length <= LongestFixture
            ? Code(text, name)
            : $"<p>It is {Figures.Count(text.Length)} characters long; read it in the repository: {Html.Escape(fixture.Source.Path)}.</p>");
    }

    private static string Code(string text, string name) => ListingHtml.Of(new Listing(text, LanguageOf(name)) { FileName = name });

    private static string LanguageOf(string name) => Path.GetExtension(name).TrimStart('.') is { Length: > 0 } extension
        ? extension.ToLowerInvariant()
        : Path.GetFileName(name).ToLowerInvariant();
}

/// <summary>A column of the replay.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Name">Its anonymous name.</param>
public sealed record LaneView(string Agent, string Name);
