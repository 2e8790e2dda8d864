using MassGen.Docs.Coverage;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site.Measuring;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Site;

/// <summary>Everything a site is built of. Building it runs nothing.</summary>
public sealed record SiteInput
{
    /// <summary>The folder of the pages in Markdown: <c>docs-src</c>.</summary>
    public required string ContentFolder { get; init; }

    /// <summary>The folder of layouts, partials and assets: <c>site-templates</c>.</summary>
    public required string TemplateFolder { get; init; }

    /// <summary>The examples with what is known about them.</summary>
    public required IReadOnlyList<ExamplePage> Examples { get; init; }

    /// <summary>The snippets of the pages with what is known about them; empty when nobody read them, and then pages show none of it.</summary>
    public IReadOnlyList<SnippetPage> Snippets { get; init; } = [];

    /// <summary>
    /// What may lack an explanation, a demonstration or a verification, and why: with it the option matrix becomes a page, and a gap that it
    /// does not name an error. Null for a site that documents something else.
    /// </summary>
    public IReadOnlyList<AllowedGap>? AllowedGaps { get; init; }

    /// <summary>What is known of our speed: with it the table of the benchmarks becomes a page. Null for a site that documents something else.</summary>
    public Measurements? Measurements { get; init; }

    /// <summary>What is known of attacks on sandboxes: with it their table becomes a page. Null for a site that documents something else.</summary>
    public Attacks.Attacks? Attacks { get; init; }

    /// <summary>When the site is built; shown in the overview of examples, and the age of recordings is counted up to it, in whole days.</summary>
    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>
    /// Whether the pages are somebody else's: any folder of Markdown. Such a site has no examples, no generated reference, and needs neither
    /// front matter nor a home page; what is wrong with a page is told, and the site is built all the same.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>How long a recording counts as fresh; an older one is shown in amber, with its age.</summary>
    public TimeSpan RecordingsFreshFor { get; init; } = TimeSpan.FromDays(60);

    /// <summary>
    /// The version of the documentation that is built; null when versions are not kept.
    /// Each version is a whole site in a folder of its own, beside those of the others, with the evidence it had.
    /// </summary>
    public string? VersionLabel { get; init; }

    /// <summary>The versions that stand beside this one already; <c>site.yaml</c> may list more under <c>versions</c>.</summary>
    public IReadOnlyList<string> VersionsBeside { get; init; } = [];

    /// <summary>
    /// The folder of the newest version where this is another, or null. A page that is there too names that one as canonical.
    /// </summary>
    public string? NewestFolder { get; init; }

    /// <summary>
    /// Where the site will be found, or null; only needed for the sitemap, canonical links and pages below a path. With
    /// versions, where all of them will be found: each is below it, in a folder with its label.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The same with the ages of all recordings.</summary>
    /// <returns>This input itself when they are known already.</returns>
    public SiteInput Aged() => Examples.All(page => (page.RecordingAge, page.FreshFor) == (AgeOf(page.PresentEvidence), RecordingsFreshFor))
        ? this
        : this with { Examples = [.. Examples.Select(page => page with { RecordingAge = AgeOf(page.PresentEvidence), FreshFor = RecordingsFreshFor })] };

    // In whole hours, so that pages stay as they are meanwhile. A recording that was made just now is no replay and has no age.
    private TimeSpan? AgeOf(VerificationEvidence? evidence) =>
        evidence is { Mode: VerificationMode.Replay, RecordedAt: { } recorded } ? TimeSpan.FromHours(Math.Floor((BuiltAt - recorded).TotalHours)) : null;
}

/// <summary>An example and what is known about it.</summary>
/// <param name="Example">The example.</param>
/// <param name="Evidence">What is known, or null. Evidence for other inputs than the present ones counts as none.</param>
/// <param name="InputsHash">The hash of the present inputs.</param>
public sealed record ExamplePage(Example Example, VerificationEvidence? Evidence, string InputsHash)
{
    /// <summary>The evidence for exactly the present files, or null.</summary>
    public VerificationEvidence? PresentEvidence => Evidence?.InputsHash == InputsHash ? Evidence : null;

    /// <summary>How old its recording is; null without one.</summary>
    public TimeSpan? RecordingAge { get; init; }

    /// <summary>How old that may grow before it is called old; a page may say otherwise for what it shows.</summary>
    public TimeSpan FreshFor { get; init; }

    /// <summary>How many days old its recording is, where that is more than what counts as fresh; null otherwise.</summary>
    public int? OldRecordingDays => RecordingAge is { } age && age > FreshFor ? (int)age.TotalDays : null;
}

/// <summary>A snippet and what is known about it.</summary>
/// <param name="Snippet">The snippet.</param>
/// <param name="Evidence">What is known, or null. Evidence for other inputs than the present ones counts as none.</param>
/// <param name="InputsHash">The hash of the present inputs.</param>
public sealed record SnippetPage(Snippet Snippet, VerificationEvidence? Evidence, string InputsHash)
{
    /// <summary>The evidence for exactly the present snippet, or null.</summary>
    public VerificationEvidence? PresentEvidence => Evidence?.InputsHash == InputsHash ? Evidence : null;
}
