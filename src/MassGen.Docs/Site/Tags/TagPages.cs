using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.Tags;

/// <summary>A page for each tag and one for all of them, as Markdown: they go the way of all pages.</summary>
public static class TagPages
{
    private const string Folder = "tags/";

    /// <summary>The page of a tag.</summary>
    public static string PathOf(string tag) => $"{Folder}{GitHubSlug.Of(tag)}.md";

    /// <summary>The pages, none when no page has a tag.</summary>
    public static IReadOnlyList<(string Path, string Markdown)> Of(IReadOnlyList<SourcePage> pages, Words words, ICollection<Diagnostic> faults)
    {
        var tags = pages.SelectMany(page => page.FrontMatter.Tags.Select(tag => (Tag: tag, Page: page)))
            .GroupBy(use => PathOf(use.Tag.Text)).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var group in tags)
        {
            Check([.. group.Select(use => use.Tag)], faults);
        }

        return tags.Count == 0 ? [] : [.. tags.Select(group => (group.Key, Page(group.Key, group.First().Tag.Text, [.. group.Select(use => use.Page)], words))), Overview(tags, words)];
    }

    private static void Check(IReadOnlyList<WrittenText> uses, ICollection<Diagnostic> faults)
    {
        foreach (var use in uses.Where(use => use.Text != uses[0].Text || GitHubSlug.Of(use.Text).Length == 0))
        {
            faults.Add(new Diagnostic(
                "MG7069", Severity.Error, $"The tag '{use.Text}' is written '{uses[0].Text}' elsewhere, or has no letters.", use.Position,
                Suggestion: "Write a tag in one way on all pages."));
        }
    }

    private static string Page(string path, string tag, IReadOnlyList<SourcePage> pages, Words words)
    {
        var text = Begin($"{words["tags.tag"]}: {tag}");
        foreach (var page in pages.OrderBy(page => page.Path, StringComparer.Ordinal))
        {
            text.Append("- [").Append(Plain(page.FrontMatter.Title)).Append("](").Append(SitePaths.Relative(path, page.Path)).Append(')');
            text.Append(page.FrontMatter.Description is { } description ? $": {Plain(description)}\n" : "\n");
        }

        return text.Append("\n[").Append(words["tags.all"]).Append("](index.md)\n").ToString();
    }

    private static (string Path, string Markdown) Overview(IEnumerable<IGrouping<string, (WrittenText Tag, SourcePage Page)>> tags, Words words)
    {
        var text = Begin(words["tags.all"]);
        foreach (var group in tags)
        {
            text.Append("- [").Append(Plain(group.First().Tag.Text)).Append("](").Append(group.Key[Folder.Length..]).Append(") (").Append(group.Count()).Append(")\n");
        }

        return (Folder + "index.md", text.ToString());
    }

    private static StringBuilder Begin(string title) => new($"---\ntitle: \"{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\nnav: false\nedit: false\n---\n\n");

    private static string Plain(string text) => string.Concat(text.Select(c => c is '[' or ']' or '*' or '_' or '`' or '<' or '>' or '\\' ? "\\" + c : c.ToString()));
}
