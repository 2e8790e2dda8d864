using System.Globalization;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Content;

/// <summary>Files of a folder that look like pages and are none here.</summary>
internal static class OtherPages
{
    private static readonly string[] Endings = [".adoc", ".markdown", ".md", ".mdown", ".mdx", ".mkd", ".rst"];

    /// <summary>Says of each kind how many there are, so that nobody looks for them in the site.</summary>
    public static IEnumerable<Diagnostic> Faults(IEnumerable<ContentFile> files) =>
        from file in files
        where !file.IsPage && Endings.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase)
        group file by Path.GetExtension(file.Path) into kind
        orderby kind.Key
        select new Diagnostic(
            "MG7110", Severity.Warning,
            kind.Count() == 1
                ? $"{kind.First().Path} is copied, not shown as a page."
                : string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} files that end with {kind.Key}, like {kind.First().Path}, are copied, not shown as pages."),
            Suggestion: "Pages are Markdown, and their names end with .md.");
}
