using MassGen.Docs.Examples;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The files of an example that pages may show.</summary>
public static class ExampleFiles
{
    /// <summary>The file shown when a page does not say which.</summary>
    public const string Config = "config.yaml";

    /// <summary>The names of the files that an example is made of. Another file in its folder is read by no run, and its badge says nothing of it.</summary>
    public static IReadOnlyList<string> Names(Example example) => Directory.Exists(example.Folder)
        ? [.. Directory.EnumerateFiles(example.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(example.Folder, file).Replace('\\', '/')).Where(name => IsPartOf(example, name)).Order(StringComparer.Ordinal)]
        : [Config];

    /// <summary>The text of a file, or null when the example has no such file.</summary>
    public static string? Text(Example example, string name) => name switch
    {
        Config => Normal(example.Config.Text),
        _ when Names(example).Contains(name) => Normal(File.ReadAllText(Path.Combine(example.Folder, name))),
        _ => null,
    };

    private static bool IsPartOf(Example example, string name) => name == Approved.FileName
        || name.StartsWith(Example.MaterialsFolder + "/", StringComparison.Ordinal)
        || new[] { example.Source, example.Config, example.Fixture?.Source }.Any(file => file?.Path.Replace('\\', '/') == $"examples/{example.Id}/{name}");

    /// <summary>A text with line feeds between lines and none at its end.</summary>
    public static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');
}
