using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Agents;

/// <summary>The Markdown of a page as files: one, or several where it is long, each naming the next.</summary>
public static partial class TwinFiles
{
    public static IEnumerable<SiteFile> Of(string path, string markdown)
    {
        var parts = TextParts.Cut(markdown);
        for (var index = 0; index < parts.Count; index++)
        {
            var next = Path.GetFileName(PathOf(path, index + 1));
            yield return SiteFile.OfText(PathOf(path, index), index == parts.Count - 1 ? parts[index] : $"{parts[index].TrimEnd('\n')}\n\n[{next}]({next})\n");
        }
    }

    /// <summary>The first file of the page whose Markdown a file is a part of.</summary>
    public static string FirstOf(string path) => Part().Replace(path, ".md");

    private static string PathOf(string path, int index) => index == 0
        ? path
        : string.Create(CultureInfo.InvariantCulture, $"{path[..^".md".Length]}.part{index + 1}.md");

    [GeneratedRegex(@"\.part[0-9]+\.md$")]
    private static partial Regex Part();
}
