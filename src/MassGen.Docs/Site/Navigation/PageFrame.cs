using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Navigation;

/// <summary>Puts the menu, the way back and the neighbours around a page.</summary>
public sealed class PageFrame(NavigationTree tree, Uri? baseUrl)
{
    private const string Home = "Home";

    public PageView Around(string path, PageView page)
    {
        var (previous, next) = tree.Around(path);
        return page with
        {
            IsHome = path == "index.html",
            Menu = [.. tree.Root.Children.Select(node => Item(node, path, 0))],
            Trail = [.. tree.Trail(path).SkipLast(1).Select((node, depth) => Link(depth == 0 ? node with { Title = Home } : node, path)!)],
            Previous = Link(previous, path),
            Next = Link(next, path),
            Canonical = baseUrl is null ? null : SiteAddress.Of(baseUrl, path),
        };
    }

    private static MenuItem Item(NavigationNode node, string path, int depth) => new(
        node.Title,
        node.Path is null ? null : SitePaths.Relative(path, node.Path),
        node.Path == path,
        depth == 0 || node.Holds(path),
        [.. node.Children.Select(child => Item(child, path, depth + 1))]);

    private static PageLink? Link(NavigationNode? node, string path) =>
        node is null ? null : new PageLink(node.Title, node.Path is null ? null : SitePaths.Relative(path, node.Path));
}

/// <summary>Addresses of pages where the site's own is known.</summary>
public static class SiteAddress
{
    public static string Of(Uri baseUrl, string path) =>
        $"{baseUrl.AbsoluteUri.TrimEnd('/')}/{(path == "index.html" ? "" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))}";
}
