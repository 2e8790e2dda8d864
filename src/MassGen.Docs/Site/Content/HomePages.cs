namespace MassGen.Docs.Site.Content;

/// <summary>Which file speaks for its folder: <c>index.md</c>, else <c>_index.md</c>, else <c>README.md</c>.</summary>
public sealed class HomePages
{
    private const string Index = "index.html";
    private static readonly string[] Names = ["index.md", "_index.md", "README.md", "readme.md", "Readme.md"];
    private readonly HashSet<string> _homes = [];

    /// <summary>Every file goes where its name says.</summary>
    public static HomePages AsWritten { get; } = new();

    /// <summary>Looks for them in a folder of Markdown that was not written for this generator.</summary>
    public static HomePages Of(IReadOnlyList<ContentFile> files)
    {
        var homes = new HomePages();
        foreach (var folder in files.Where(file => file.IsPage).GroupBy(file => FolderOf(file.Path)))
        {
            var paths = folder.Select(file => file.Path).ToHashSet();
            if (Names.Select(name => folder.Key + name).FirstOrDefault(paths.Contains) is { } home)
            {
                homes._homes.Add(home);
            }
        }

        return homes;
    }

    /// <summary>Whether a file of this name can speak for its folder.</summary>
    public static bool IsHome(string name) => Names.Contains(name);

    /// <summary>Where the HTML of a page goes.</summary>
    public string HtmlOf(string path) => _homes.Contains(path) ? FolderOf(path) + Index : SitePaths.HtmlOf(path);

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
