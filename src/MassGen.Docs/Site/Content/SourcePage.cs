using MassGen.Diagnostics;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MassGen.Docs.Site.Content;

/// <summary>A page as it was written, or generated as if it had been.</summary>
public sealed record SourcePage
{
    /// <summary>How the sources of pages are called that nobody wrote.</summary>
    public const string GeneratedFolder = "(generated)/";

    /// <summary>Its path in the documentation, with <c>/</c>: <c>guides/first.md</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its text.</summary>
    public required SourceText Source { get; init; }

    /// <summary>What it says about itself.</summary>
    public required FrontMatter FrontMatter { get; init; }

    /// <summary>Whether it was written for nobody in particular.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Its text, parsed, without the first heading.</summary>
    public required MarkdownDocument Document { get; init; }

    /// <summary>The heading at its top, where it has one; the title stands in otherwise.</summary>
    public HeadingBlock? Top { get; init; }

    /// <summary>Its headings below the top one.</summary>
    public required IReadOnlyList<PageHeading> Headings { get; init; }

    /// <summary>What <c>#…</c> can point to.</summary>
    public required IReadOnlySet<string> Anchors { get; init; }

    /// <summary>Anchors that stand more than once.</summary>
    public IReadOnlyList<string> RepeatedIds { get; init; } = [];

    /// <summary>What <c>#…</c> points to a heading.</summary>
    public static string? AnchorOf(HeadingBlock heading) => heading.GetAttributes().Id;

    /// <summary>Where its HTML goes.</summary>
    public string HtmlPath
    {
        get => field ?? SitePaths.HtmlOf(Path);
        init;
    }

    /// <summary>The file it was read from; null when it is generated.</summary>
    public ContentFile? File { get; init; }

    /// <summary>What is wrong with it by itself.</summary>
    public IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    /// <summary>
    /// What the rest of the site needs of it, without its parsed text: that of thousands of pages would fill the memory. It is read again
    /// when the page is rendered.
    /// </summary>
    public SourcePage Known(ContentFile? file, string htmlPath, IReadOnlyList<Diagnostic> faults) => this with
    {
        File = file,
        HtmlPath = htmlPath,
        Faults = faults,
        Document = [],
        Top = null,
    };

    /// <summary>The page with its text parsed anew: whoever gets it may change it.</summary>
    public SourcePage Opened()
    {
        var page = Markup.PageParser.Parse(Path, Source, [], (_, _) => FrontMatter, IsForeign);
        return this with { Document = page.Document, Top = page.Top, Headings = page.Headings, RepeatedIds = page.RepeatedIds };
    }
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text, without markup.</param>
/// <param name="Id">What <c>#…</c> points to it.</param>
public sealed record PageHeading(int Level, string Text, string Id);
