using MassGen.Diagnostics;
using MassGen.Docs.Site.Glossary;
using MassGen.Docs.Site.History;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Redirects;
using MassGen.Docs.Site.Settings;

namespace MassGen.Docs.Site.Content;

/// <summary>Everything in <c>docs-src</c>.</summary>
/// <param name="Pages">The pages, by path.</param>
/// <param name="Assets">The other files, by path.</param>
public sealed record ContentFolder(IReadOnlyList<SourcePage> Pages, IReadOnlyList<string> Assets)
{
    /// <summary>What the site says about itself.</summary>
    public SiteSettings Settings { get; init; } = new();

    /// <summary>What git knows of the pages.</summary>
    public PageHistory History { get; init; } = PageHistory.Unknown;

    /// <summary>What the site itself says, in its language.</summary>
    public Words Words { get; init; } = Words.English;

    /// <summary>The words that the glossary explains.</summary>
    public GlossaryTerms Glossary { get; init; } = GlossaryTerms.None;

    /// <summary>Addresses that pages had before.</summary>
    public IReadOnlyList<Redirect> Redirects { get; init; } = [];

    public static ContentFolder Read(string folder, ICollection<Diagnostic> faults)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal)
            .ToLookup(path => path.EndsWith(".md", StringComparison.Ordinal));
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return new ContentFolder(
            [.. paths[true].Select(path => PageParser.Parse(path, SourceFile.Read($"{shown}/{path}", Path.Combine(folder, path), faults), faults))],
            [.. paths[false].Where(path => path != SiteSettings.FileName)])
        {
            Settings = SiteSettings.Read(folder, faults),
            History = PageHistory.Of(folder),
        };
    }
}
