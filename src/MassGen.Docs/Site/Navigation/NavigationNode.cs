namespace MassGen.Docs.Site.Navigation;

/// <summary>A page, a folder or a group of pages in the menu.</summary>
/// <param name="Title">What the menu says.</param>
/// <param name="Path">The page, or null for a group and for a folder without one of its own.</param>
/// <param name="Order">Where it stands among its neighbours.</param>
/// <param name="Children">What is below it, in order.</param>
public sealed record NavigationNode(string Title, string? Path, int Order, IReadOnlyList<NavigationNode> Children)
{
    /// <summary>The group that it is, or null.</summary>
    public NavigationGroup? Group { get; init; }

    /// <summary>The pages at and below it, in reading order.</summary>
    public IEnumerable<NavigationNode> Pages => (Path is null ? [] : new[] { this }).Concat(Children.SelectMany(child => child.Pages));
}

/// <summary>A page that may be in the menu.</summary>
/// <param name="Path">Its path in the site.</param>
/// <param name="Title">Its title.</param>
/// <param name="Order">Where it stands among its neighbours.</param>
/// <param name="Group">The group of its folder in which it stands, or null.</param>
public sealed record NavigationPage(string Path, string Title, int Order, NavigationGroup? Group = null);

/// <summary>Pages of a folder that the menu folds away together.</summary>
/// <param name="Title">What the menu says.</param>
/// <param name="Place">Where it stands among the groups.</param>
public sealed record NavigationGroup(string Title, int Place);
