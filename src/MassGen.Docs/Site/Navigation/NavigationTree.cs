namespace MassGen.Docs.Site.Navigation;

/// <summary>
/// The menu: folders are sections, and <c>index</c> pages speak for their folders. Pages of a folder may stand in groups; what is in none
/// follows them.
/// </summary>
public sealed class NavigationTree
{
    private const string Index = "index.html";
    private readonly List<NavigationNode> _reading = [];
    private readonly Dictionary<string, (int Place, NavigationNode[] Trail)> _places = [];

    public NavigationTree(IReadOnlyList<NavigationPage> pages)
    {
        Root = Folder("", pages);
        Note(Root, []);
    }

    /// <summary>The home page with everything below it.</summary>
    public NavigationNode Root { get; }

    /// <summary>How many pages there are.</summary>
    public int Count => _reading.Count;

    /// <summary>The pages before and after a page in reading order.</summary>
    public (NavigationNode? Previous, NavigationNode? Next) Around(string path) => _places.TryGetValue(path, out var found)
        ? (_reading.ElementAtOrDefault(found.Place - 1), _reading.ElementAtOrDefault(found.Place + 1))
        : default;

    /// <summary>The nodes that lead from the home page to a page, the page itself last; empty when no menu lists it.</summary>
    public IReadOnlyList<NavigationNode> Trail(string path) => _places.TryGetValue(path, out var found) ? found.Trail : [];

    // In reading order, so that neighbours and trails are looked up and not searched for.
    private void Note(NavigationNode node, NavigationNode[] above)
    {
        NavigationNode[] trail = [.. above, node];
        if (node.Path is not null)
        {
            _places.TryAdd(node.Path, (_reading.Count, trail));
            _reading.Add(node);
        }

        foreach (var child in node.Children)
        {
            Note(child, trail);
        }
    }

    private static NavigationNode Folder(string folder, IReadOnlyList<NavigationPage> pages)
    {
        var own = pages.FirstOrDefault(page => page.Path == folder + Index);
        var inside = pages.Where(page => page != own).ToLookup(page => page.Path.IndexOf('/', folder.Length) >= 0);
        var children = inside[false].GroupBy(page => page.Group).SelectMany(group => Pages(group.Key, group))
            .Concat(inside[true].GroupBy(page => page.Path[..(page.Path.IndexOf('/', folder.Length) + 1)]).Select(group => Folder(group.Key, [.. group])))
            .OrderBy(node => node.Group?.Place ?? int.MaxValue).ThenBy(node => node.Order).ThenBy(node => node.Path ?? node.Title, StringComparer.Ordinal)
            .ToList();
        var order = own?.Order ?? children.Select(child => child.Order).DefaultIfEmpty(0).Min();
        return new NavigationNode(own?.Title ?? Title(folder), own?.Path, order, children);
    }

    private static List<NavigationNode> Pages(NavigationGroup? group, IEnumerable<NavigationPage> pages)
    {
        var nodes = pages.Select(page => new NavigationNode(page.Title, page.Path, page.Order, []))
            .OrderBy(node => node.Order).ThenBy(node => node.Path, StringComparer.Ordinal).ToList();
        return group is null ? nodes : [new NavigationNode(group.Title, null, nodes.Min(node => node.Order), nodes) { Group = group }];
    }

    private static string Title(string folder)
    {
        var name = folder.TrimEnd('/').Split('/')[^1].Replace('-', ' ');
        return name.Length == 0 ? "Home" : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
