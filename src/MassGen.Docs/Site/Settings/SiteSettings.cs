using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Navigation;
using MassGen.Yaml;

namespace MassGen.Docs.Site.Settings;

/// <summary>What a site says about itself: <c>site.yaml</c> in the folder of its pages. Every key has a default.</summary>
public sealed record SiteSettings
{
    /// <summary>The file, in the folder of the pages. It is no part of the site.</summary>
    public const string FileName = "site.yaml";

    /// <summary>What stands in the file, or null when there is none.</summary>
    public SourceText? Source { get; init; }

    /// <summary>The site's name; the title of its home page when absent.</summary>
    public string? Title { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Where it will be found, or null when nobody knows yet.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Its language, as HTML names it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The repository's address, or null.</summary>
    public Uri? Repository { get; init; }

    /// <summary>What leads from the repository's address to the editing of a page; <c>{path}</c> stands for the page's path.</summary>
    public string EditPath { get; init; } = "edit/main/docs-src/{path}";

    /// <summary>A picture for link previews: a file of the site, or null.</summary>
    public string? SocialImage { get; init; }

    /// <summary>How many pages the feed lists at most.</summary>
    public int FeedEntries { get; init; } = 20;

    /// <summary>Whether a page that the history knows and that is gone must have a redirect.</summary>
    public bool ChecksMovedPages { get; init; }

    /// <summary>The groups in which menus put the pages of a folder, in their order.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Folders beside that of the pages from which text may be included, relative to it.</summary>
    public IReadOnlyList<string> IncludeFrom { get; init; } = [];

    /// <summary>Old paths and what they lead to now.</summary>
    public IReadOnlyList<(WrittenText From, string To)> Redirects { get; init; } = [];

    /// <summary>The versions of the documentation that are kept, the present one first.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>The group that a page stands in; null when it is in none, or in one that there is not.</summary>
    public NavigationGroup? GroupOf(FrontMatter page)
    {
        var place = page.Group is { } group ? Groups.ToList().IndexOf(group.Text) : -1;
        return place < 0 ? null : new NavigationGroup(Groups[place], place);
    }

    public static SiteSettings Read(string folder, ICollection<Diagnostic> faults)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return new SiteSettings();
        }

        var source = SourceFile.Read($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{FileName}", file, faults);
        try
        {
            return (MapReader.Document(source, faults) is { } reader ? Read(reader) : new SiteSettings()) with { Source = source };
        }
        catch (InvalidInputException invalid)
        {
            invalid.Diagnostics.ToList().ForEach(faults.Add);
            return new SiteSettings { Source = source };
        }
    }

    private static SiteSettings Read(MapReader reader)
    {
        var usual = new SiteSettings();
        var settings = new SiteSettings
        {
            Title = reader.Text("title"),
            Description = reader.Text("description"),
            BaseUrl = Address(reader, "base_url"),
            Language = reader.AnyText("language") ?? usual.Language,
            Repository = Address(reader, "repository"),
            EditPath = reader.Text("edit_path") ?? usual.EditPath,
            SocialImage = reader.Text("social_image"),
            FeedEntries = reader.WholeNumber("feed_entries", 0, 1000) ?? usual.FeedEntries,
            ChecksMovedPages = reader.Boolean("check_moved_pages") ?? usual.ChecksMovedPages,
            Groups = [.. reader.Texts("groups").Select(group => group.Text)],
            IncludeFrom = [.. reader.Texts("include_from").Select(folder => folder.Text)],
            Redirects = RedirectsOf(reader.Section("redirects")),
            Versions = [.. reader.Texts("versions").Select(version => version.Text)],
        };
        reader.RefuseUnknown();
        return settings;
    }

    private static IReadOnlyList<(WrittenText From, string To)> RedirectsOf(MapReader? reader) => reader is null
        ? []
        : [.. reader.Map.Entries.Select(entry => (new WrittenText(entry.Key, entry.KeyPosition), reader.Text(entry.Key) ?? ""))];

    private static Uri? Address(MapReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        reader.Fault("MG7088", key, $"'{text}' is no address.", "Write it with its scheme: https://example.org/docs.");
        return null;
    }
}
