using MassGen.Diagnostics;

namespace MassGen.Desktop.Browser;

/// <summary>A key that is pressed in a page; text goes another way.</summary>
/// <param name="Name">Its name in pages.</param>
/// <param name="Code">Windows' number of it, which DevTools wants.</param>
/// <param name="Text">What it writes, or null.</param>
internal sealed record PageKey(string Name, int Code, string? Text = null)
{
    private static readonly PageKey[] All =
    [
        new("Enter", 13, "\r"), new("Tab", 9), new("Escape", 27), new("Backspace", 8), new("Delete", 46), new("ArrowUp", 38), new("ArrowDown", 40),
        new("ArrowLeft", 37), new("ArrowRight", 39), new("Home", 36), new("End", 35), new("PageUp", 33), new("PageDown", 34), new("Space", 32, " "),
    ];

    public static PageKey Delete => All[4];

    /// <summary>The key of a name.</summary>
    /// <exception cref="BrowserFaultException">There is none.</exception>
    public static PageKey Named(string name) => Array.Find(All, key => key.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new BrowserFaultException(
            $"There is no key '{name}'. {NearestWord.Suggestion(name, All.Select(key => key.Name))} Keys: {string.Join(", ", All.Select(key => key.Name))}.");
}
