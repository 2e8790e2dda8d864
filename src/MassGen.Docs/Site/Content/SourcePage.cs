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
    public string HtmlPath => SitePaths.HtmlOf(Path);
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text, without markup.</param>
/// <param name="Id">What <c>#…</c> points to it.</param>
public sealed record PageHeading(int Level, string Text, string Id);
