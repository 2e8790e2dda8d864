using AngleSharp.Html.Parser;

namespace MassGen.Docs.Tests.Site;

/// <summary>What a reader's browser would find in a built site.</summary>
internal static class BuiltSite
{
    public static IEnumerable<string> Pages(string folder) => Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories);

    /// <summary>Links, images, styles and anchors inside the site that lead nowhere. 404.html is made for any depth and is left out.</summary>
    public static IReadOnlyList<string> BrokenLinks(string folder) =>
        [.. Pages(folder).Where(page => Path.GetFileName(page) != "404.html").SelectMany(page => BrokenLinksOf(page))];

    private static IEnumerable<string> BrokenLinksOf(string page)
    {
        var document = new HtmlParser().ParseDocument(File.ReadAllText(page));
        foreach (var element in document.QuerySelectorAll("[href], [src]"))
        {
            var address = element.GetAttribute("href") ?? element.GetAttribute("src")!;
            if (address.Contains(':', StringComparison.Ordinal))
            {
                continue;
            }

            var (path, anchor) = address.Split('#', 2) is [var left, var right] ? (left, right) : (address, null);
            var file = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(path));
            if (!File.Exists(file))
            {
                yield return $"{page} → {address}";
            }
            else if (anchor is not null && new HtmlParser().ParseDocument(File.ReadAllText(file)).GetElementById(Uri.UnescapeDataString(anchor)) is null)
            {
                yield return $"{page} → {address}";
            }
        }
    }
}
