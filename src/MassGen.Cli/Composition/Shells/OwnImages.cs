using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>The images whose Dockerfiles travel with the program.</summary>
public static class OwnImages
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "images");

    /// <summary>The one that agents run code in.</summary>
    public static ImageRequest Code { get; } = new() { Name = "massgen/code-execution", Folder = Path.Combine(Folder, "code-execution") };

    /// <summary>A desktop with a browser, for models that use a computer.</summary>
    public static ImageRequest Desktop { get; } = new() { Name = "massgen/computer-use", Folder = Path.Combine(Folder, "computer-use") };

    /// <summary>The same without a browser.</summary>
    public static ImageRequest DesktopAlone { get; } = Desktop with
    {
        Name = "massgen/computer-use-desktop",
        Arguments = new Dictionary<string, string> { ["BROWSER"] = "" },
    };

    /// <summary>The names of all images that are made by this program, without tags.</summary>
    public static IReadOnlyList<string> Names { get; } = [Code.Name, "massgen/code-execution-sudo", Desktop.Name, DesktopAlone.Name, PackageRecipe.ImageName];

    /// <summary>The same with <c>sudo</c>.</summary>
    /// <param name="code">The image it is built on.</param>
    public static ImageRequest Sudo(string code) => new()
    {
        Name = Names[1],
        Folder = Path.Combine(Folder, "code-execution-sudo"),
        Arguments = new Dictionary<string, string> { ["BASE"] = code },
    };
}
