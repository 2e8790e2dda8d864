using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.Content;

/// <summary>Everything in <c>docs-src</c>.</summary>
/// <param name="Pages">The pages, by path.</param>
/// <param name="Assets">The other files, by path.</param>
public sealed record ContentFolder(IReadOnlyList<SourcePage> Pages, IReadOnlyList<string> Assets)
{
    public static ContentFolder Read(string folder, ICollection<Diagnostic> faults)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal)
            .ToLookup(path => path.EndsWith(".md", StringComparison.Ordinal));
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return new ContentFolder(
            [.. paths[true].Select(path => PageParser.Parse(path, Source($"{shown}/{path}", Path.Combine(folder, path)), faults))],
            [.. paths[false]]);
    }

    private static SourceText Source(string shown, string file) => new(shown, File.ReadAllText(file).ReplaceLineEndings("\n"));
}
