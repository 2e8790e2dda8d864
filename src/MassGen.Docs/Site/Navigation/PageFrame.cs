using System.Collections.Concurrent;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Navigation;

/// <summary>Puts the menu, the way back and the neighbours around a page.</summary>
/// <param name="tree">All pages.</param>
/// <param name="baseUrl">Where the site will be found, or null.</param>
/// <param name="newest">The folder of a newer version beside this one, whose pages are the canonical ones; null when this is the newest.</param>
public sealed class PageFrame(NavigationTree tree, Uri? baseUrl, string? newest = null)
{
    private const string Home = "Home";

    // Beyond this many lines with all sections open, the menu opens only what the reader is in.
    private const int LongestOpenMenu = 120;

    private readonly bool _isShort = tree.Root.Children.Sum(section => 1 + section.Children.Sum(LinesOf)) <= LongestOpenMenu;

    // Pages of one folder see the same menu; only the mark of the present page differs.
    private readonly ConcurrentDictionary<(string Folder, bool IsListed), IReadOnlyList<MenuItem>> _menus = [];

    public PageView Around(string path, PageView page)
    {
        var (previous, next) = tree.Around(path);
        var trail = tree.Trail(path);
        return page with
        {
            IsHome = path == "index.html",
            Menu = Menu(path, trail),
            Trail = [.. trail.SkipLast(1).Select((node, depth) => Link(depth == 0 ? node with { Title = Home } : node, path)!)],
            Previous = Link(previous, path),
            Next = Link(next, path),
            Canonical = baseUrl is null ? null : SiteAddress.Of(IsNewer(path) ? new Uri(baseUrl, $"../{Path.GetFileName(newest)}/") : baseUrl, path),
        };
    }

    /// <summary>Whether a page has the same around it in another menu: the page itself need not be rendered again.</summary>
    public bool IsSame(PageFrame other, string path)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        var (ours, theirs) = (Around(path, Empty), other.Around(path, Empty));
        return ours.Canonical == theirs.Canonical && ours.Previous == theirs.Previous && ours.Next == theirs.Next
            && ours.Trail.SequenceEqual(theirs.Trail) && IsSame(ours.Menu, theirs.Menu);
    }

    private bool IsNewer(string path) => newest is not null && File.Exists(Path.Combine(newest, path));

    private static PageView Empty { get; } = new() { Title = "", Heading = "", Root = "" };

    private static bool IsSame(IReadOnlyList<MenuItem> ours, IReadOnlyList<MenuItem> theirs) =>
        ours.Count == theirs.Count && ours.Zip(theirs).All(pair =>
            pair.First with { Children = pair.Second.Children } == pair.Second && IsSame(pair.First.Children, pair.Second.Children));

    private static int LinesOf(NavigationNode node) => node.Group is null ? 1 : 1 + node.Children.Count;

    private IReadOnlyList<MenuItem> Menu(string path, IReadOnlyList<NavigationNode> trail)
    {
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var menu = _menus.GetOrAdd((folder, trail.Count > 0), static (_, asked) => Items(asked.Root, asked.Path, asked.Trail, 1, asked.IsShort), (tree.Root, Path: path, Trail: trail, IsShort: _isShort));
        return trail.Count > 1 ? Marked(menu, trail, 1) : menu;
    }

    private static MenuItem[] Items(NavigationNode parent, string path, IReadOnlyList<NavigationNode> trail, int depth, bool areOpen) =>
        [.. parent.Children.Select(node => Item(node, path, trail, depth, areOpen))];

    private static MenuItem Item(NavigationNode node, string path, IReadOnlyList<NavigationNode> trail, int depth, bool isOpen) => new(
        node.Title,
        node.Group is null && (node.Path ?? node.Pages.FirstOrDefault()?.Path) is { } address ? SitePaths.Relative(path, address) : null,
        IsCurrent: false,
        isOpen || node.Group is not null || (depth < trail.Count && ReferenceEquals(trail[depth], node)) ? Items(node, path, trail, depth + 1, areOpen: false) : [])
    {
        IsGroup = node.Group is not null,
    };

    private static MenuItem[] Marked(IReadOnlyList<MenuItem> items, IReadOnlyList<NavigationNode> trail, int depth)
    {
        MenuItem[] marked = [.. items];
        var place = IndexOf(trail[depth - 1].Children, trail[depth]);
        marked[place] = depth == trail.Count - 1
            ? marked[place] with { IsCurrent = true }
            : marked[place] with { IsOpen = true, Children = Marked(marked[place].Children, trail, depth + 1) };
        return marked;
    }

    private static int IndexOf(IReadOnlyList<NavigationNode> nodes, NavigationNode node)
    {
        var place = 0;
        while (!ReferenceEquals(nodes[place], node))
        {
            place++;
        }

        return place;
    }

    private static PageLink? Link(NavigationNode? node, string path) =>
        node is null ? null : new PageLink(node.Title, node.Path is null ? null : SitePaths.Relative(path, node.Path));
}

/// <summary>Addresses of pages where the site's own is known.</summary>
public static class SiteAddress
{
    public static string Of(Uri baseUrl, string path) =>
        $"{baseUrl.AbsoluteUri.TrimEnd('/')}/{(path == "index.html" ? "" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))}";
}
