using MassGen.Docs.Site.Navigation;

namespace MassGen.Docs.Site.Facts;

/// <summary>What is known of a page beside its text, for templates.</summary>
public sealed record PageFacts
{
    /// <summary>A page of which nothing is known.</summary>
    public static PageFacts None { get; } = new();

    /// <summary>The site's name.</summary>
    public string SiteTitle { get; init; } = "";

    /// <summary>Whether the site shows what was verified. Nothing is promised of somebody else's pages.</summary>
    public bool HasEvidence { get; init; }

    /// <summary>Its language, as HTML names it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The repository's address, or null.</summary>
    public string? Repository { get; init; }

    /// <summary>Where the page can be edited, or null.</summary>
    public string? EditAddress { get; init; }

    /// <summary>When it was last changed, for people; null when nobody knows.</summary>
    public string? UpdatedOn { get; init; }

    /// <summary>When it was last changed, for programs.</summary>
    public string? UpdatedAt { get; init; }

    /// <summary>Its tags, each leading to its page.</summary>
    public IReadOnlyList<PageLink> Tags { get; init; } = [];

    /// <summary>What link previews show (Open Graph): names and values.</summary>
    public IReadOnlyList<SocialFact> Social { get; init; } = [];

    /// <summary>What leads to the feed, or null when there is none.</summary>
    public string? Feed { get; init; }

    /// <summary>The versions of the documentation, the one of this page marked; empty when there is one only.</summary>
    public IReadOnlyList<VersionLink> Versions { get; init; } = [];
}

/// <summary>A value for link previews.</summary>
public sealed record SocialFact(string Name, string Value);

/// <summary>A version of the documentation.</summary>
public sealed record VersionLink(string Label, string Address, bool IsCurrent);
