using System.Globalization;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Site.Navigation;
using MassGen.Docs.Site.Settings;
using MassGen.Docs.Site.Tags;

namespace MassGen.Docs.Site.Facts;

/// <summary>Finds what is known of pages beside their text.</summary>
public sealed class SiteFacts
{
    private readonly SiteSettings _settings;
    private readonly Uri? _baseUrl;
    private readonly bool _hasEvidence;
    private readonly Dictionary<string, DateTimeOffset> _updated = [];

    /// <param name="content">The pages.</param>
    /// <param name="baseUrl">Where the site will be found, or null.</param>
    /// <param name="hasEvidence">Whether the site shows what was verified.</param>
    /// <param name="version">The version that is built, or null.</param>
    /// <param name="beside">The versions that stand beside it.</param>
    public SiteFacts(ContentFolder content, Uri? baseUrl, bool hasEvidence, string? version = null, IReadOnlyList<string>? beside = null)
    {
        _settings = content.Settings;
        _hasEvidence = hasEvidence;
        _baseUrl = baseUrl;
        Version = version;
        Versions = version is null ? [] : VersionLabels.Of([.. _settings.Versions, version, .. beside ?? []]);
        Title = _settings.Title ?? content.Pages.FirstOrDefault(page => page.HtmlPath == "index.html")?.FrontMatter.Title ?? "";
        foreach (var page in content.Pages)
        {
            if ((page.FrontMatter.Updated?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? content.History.LastChange(page.Path)) is { } moment)
            {
                _updated[page.HtmlPath] = moment;
            }
        }

        HasFeed = baseUrl is not null && _updated.Count > 0 && _settings.FeedEntries > 0;
    }

    /// <summary>The site's name.</summary>
    public string Title { get; }

    /// <summary>The version that is built, or null.</summary>
    public string? Version { get; }

    /// <summary>All versions there are, the newest first; empty when versions are not kept.</summary>
    public IReadOnlyList<string> Versions { get; }

    /// <summary>Whether there is a feed: it needs the site's address, and pages whose last change is known.</summary>
    public bool HasFeed { get; }

    /// <summary>Whether pages that are the same say the same of the site.</summary>
    public bool IsSame(SiteFacts other) => (Title, Version, HasFeed) == (other.Title, other.Version, other.HasFeed)
        && _baseUrl == other._baseUrl && Versions.SequenceEqual(other.Versions) && _settings.Source?.Text == other._settings.Source?.Text;

    /// <summary>When a page was last changed, by the path of its HTML.</summary>
    public DateTimeOffset? UpdatedAt(string path) => _updated.TryGetValue(path, out var moment) ? moment : null;

    /// <summary>What is known of a page that somebody wrote.</summary>
    public PageFacts Of(SourcePage page)
    {
        var isWritten = !page.Source.Path.StartsWith(SourcePage.GeneratedFolder, StringComparison.Ordinal);
        return Of(page.HtmlPath, page.FrontMatter.Title, page.FrontMatter.Description) with
        {
            EditAddress = isWritten && page.FrontMatter.IsEditable && _settings.Repository is { } repository
                ? $"{repository.AbsoluteUri.TrimEnd('/')}/{_settings.EditPath.Replace("{path}", SitePaths.Escaped(page.Path), StringComparison.Ordinal)}" : null,
            Tags = [.. page.FrontMatter.Tags.Select(tag => new PageLink(tag.Text, SitePaths.Relative(page.HtmlPath, SitePaths.HtmlOf(TagPages.PathOf(tag.Text)))))],
        };
    }

    /// <summary>What is known of any page.</summary>
    public PageFacts Of(string path, string title, string? description)
    {
        var updated = UpdatedAt(path);
        return new PageFacts
        {
            SiteTitle = Title,
            HasEvidence = _hasEvidence,
            Language = _settings.Language,
            Repository = _settings.Repository?.AbsoluteUri,
            UpdatedOn = updated is { } day ? _settings.Language == "en" ? ExampleStatus.Date(day) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            UpdatedAt = updated?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Social = [.. Social(path, title, description)],
            Feed = HasFeed ? SitePaths.RootFrom(path) + Feeds.AtomFeed.Path : null,
            Versions = [.. Versions.Select(label => new VersionLink(label, $"{SitePaths.RootFrom(path)}../{label}/index.html", label == Version))],
        };
    }

    private IEnumerable<SocialFact> Social(string path, string title, string? description)
    {
        yield return new SocialFact("og:title", title);
        yield return new SocialFact("og:type", path == "index.html" ? "website" : "article");
        yield return new SocialFact("og:site_name", Title);
        if ((description ?? _settings.Description) is { } about)
        {
            yield return new SocialFact("og:description", about);
        }

        if (_baseUrl is not null)
        {
            yield return new SocialFact("og:url", SiteAddress.Of(_baseUrl, path));
            if (_settings.SocialImage is { } image)
            {
                yield return new SocialFact("og:image", SiteAddress.Of(_baseUrl, image));
            }
        }
    }
}
