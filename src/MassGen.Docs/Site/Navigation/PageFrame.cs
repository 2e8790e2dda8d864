using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Navigation;

/// <summary>Puts the menu, the way back and the neighbours around a page.</summary>
public sealed class PageFrame(NavigationTree tree, Uri? baseUrl)
{
    private const string Home = "Home";

    // Beyond this the menu opens only what the reader is in.
    private const int LongestOpenMenu = 60;

    public PageView Around(string path, PageView page)
    {
        var (previous, next) = tree.Around(path);
        var isShort = tree.Count <= LongestOpenMenu;
        return page with
        {
            IsHome = path == "index.html",
            Menu = [.. tree.Root.Children.Select(node => Item(node, path, isShort))],
            Trail = [.. tree.Trail(path).SkipLast(1).Select((node, depth) => Link(depth == 0 ? node with { Title = Home } : node, path)!)],
            Previous = Link(previous, path),
            Next = Link(next, path),
            Canonical = baseUrl is null ? null : SiteAddress.Of(baseUrl, path),
        };
    }

    private static MenuItem Item(NavigationNode node, string path, bool isOpen) => new(
        node.Title,
        (node.Path ?? node.Pages.FirstOrDefault()?.Path) is { } address ? SitePaths.Relative(path, address) : null,
        node.Path == path,
        isOpen || node.Holds(path) ? [.. node.Children.Select(child => Item(child, path, isOpen: false))] : []);

    private static PageLink? Link(NavigationNode? node, string path) =>
        node is null ? null : new PageLink(node.Title, node.Path is null ? null : SitePaths.Relative(path, node.Path));
}

/// <summary>Addresses of pages where the site's own is known.</summary>
public static class SiteAddress
{
    public static string Of(Uri baseUrl, string path) =>
        $"{baseUrl.AbsoluteUri.TrimEnd('/')}/{(path == "index.html" ? "" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))}";
}
