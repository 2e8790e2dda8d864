using System.IO.Enumeration;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Content;

/// <summary>The files of a folder of documentation: without hidden ones, links to elsewhere, and sites that were built into it.</summary>
public static class ContentFiles
{
    private const string Ending = ".md";

    /// <summary>Lists them.</summary>
    /// <returns>Paths with <c>/</c>, in an order that is the same everywhere.</returns>
    public static IReadOnlyList<ContentFile> In(string folder)
    {
        var start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var files = new FileSystemEnumerable<ContentFile>(start, (ref FileSystemEntry entry) => Of(start, ref entry), new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && !entry.FileName.SequenceEqual("node_modules")
                && !File.Exists(Path.Join(entry.ToFullPath(), OutputDraft.Marker)),
        };
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static ContentFile Of(string start, ref FileSystemEntry entry)
    {
        var full = entry.ToFullPath();
        var path = full[(start.Length + 1)..].Replace('\\', '/');
        return new ContentFile(path, full, path.EndsWith(Ending, StringComparison.Ordinal), entry.LastWriteTimeUtc.Ticks, entry.Length);
    }
}

/// <summary>A file of the documentation.</summary>
/// <param name="Path">Its path in it, with <c>/</c>.</param>
/// <param name="FullPath">Where it is on this machine.</param>
/// <param name="IsPage">Whether it is a page in Markdown.</param>
/// <param name="Changed">When it was last written.</param>
/// <param name="Length">How many bytes it has.</param>
public sealed record ContentFile(string Path, string FullPath, bool IsPage, long Changed, long Length);
