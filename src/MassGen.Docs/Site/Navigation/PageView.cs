using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Facts;

namespace MassGen.Docs.Site.Navigation;

/// <summary>What the layout around every page needs.</summary>
public sealed record PageView
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The heading, as HTML.</summary>
    public required string Heading { get; init; }

    public string? HeadingId { get; init; }

    /// <summary>What leads to the site's root: empty, <c>../</c> and so on.</summary>
    public required string Root { get; init; }

    public bool IsHome { get; init; }

    /// <summary>What only the home page shows; null elsewhere.</summary>
    public ExamplePages.HomeView? Home { get; init; }

    /// <summary>Whether a run is shown in time: a style sheet of its own serves that.</summary>
    public bool ShowsRun { get; init; }

    /// <summary>Whether the run can be stepped through: a script of its own serves that.</summary>
    public bool HasReplay { get; init; }

    /// <summary>Everything under the heading, as HTML.</summary>
    public string Content { get; init; } = "";

    public IReadOnlyList<MenuItem> Menu { get; init; } = [];

    public IReadOnlyList<PageLink> Trail { get; init; } = [];

    public PageLink? Previous { get; init; }

    public PageLink? Next { get; init; }

    public IReadOnlyList<ContentsItem> Contents { get; init; } = [];

    /// <summary>Whether the site has pages of examples.</summary>
    public bool HasExamples { get; init; }

    /// <summary>The page in Markdown, or null.</summary>
    public string? Twin { get; init; }

    /// <summary>What is known of the page beside its text.</summary>
    public PageFacts Facts { get; init; } = PageFacts.None;

    /// <summary>The page's address, when the site's is known.</summary>
    public string? Canonical { get; init; }
}

/// <summary>A link; without an address it is only a name.</summary>
public sealed record PageLink(string Title, string? Address);

/// <summary>
/// A line of the menu. A folder without a page of its own leads to its first; a closed one shows nothing below it. A group leads nowhere: it
/// holds all its pages, folded away or not.
/// </summary>
public sealed record MenuItem(string Title, string? Address, bool IsCurrent, IReadOnlyList<MenuItem> Children)
{
    /// <summary>Whether it is a group of pages.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Whether the present page is below it.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>A line of the table of contents of a page.</summary>
public sealed record ContentsItem(string Title, string Id, IReadOnlyList<ContentsItem> Children)
{
    // Shorter than this, a page is seen at a glance.
    private const int FewestWorthListing = 2;

    /// <summary>The second level of headings, each with its third.</summary>
    public static IReadOnlyList<ContentsItem> Of(IReadOnlyList<PageHeading> headings)
    {
        var items = new List<(PageHeading Heading, List<ContentsItem> Below)>();
        foreach (var heading in headings)
        {
            if (heading.Level == 2)
            {
                items.Add((heading, []));
            }
            else if (heading.Level == 3 && items.Count > 0)
            {
                items[^1].Below.Add(new ContentsItem(heading.Text, heading.Id, []));
            }
        }

        return items.Count < FewestWorthListing ? [] : [.. items.Select(item => new ContentsItem(item.Heading.Text, item.Heading.Id, item.Below))];
    }
}
