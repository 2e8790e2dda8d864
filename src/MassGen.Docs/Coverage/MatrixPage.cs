using System.Text;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Coverage;

/// <summary>The option matrix as a page, as if somebody had written it.</summary>
internal static class MatrixPage
{
    /// <summary>Where the page is.</summary>
    public const string Path = "reference/option-matrix.md";

    // Two places are enough to look at; the rest is counted.
    private const int MostPlaces = 2;

    public static string Markdown(OptionMatrix matrix)
    {
        var page = new StringBuilder($"""
            ---
            title: Option matrix
            description: For every key, backend, tool, event, flag and diagnostic code - where it is documented, where it is shown, and whether that is verified.
            order: 90
            search: false
            ---

            # Option matrix

            What can be used is explained, shown at work, and tried. This page is computed when the site is built. *Documented* leads to the
            sentence that explains it or to the page that names it; *shown* to examples and snippets in which it stands; *verified* says whether evidence
            for exactly the present files bears it out: a key or a flag, when what came of it was checked; an event or a tool, when the log
            of a run tells of it; a backend, when a run used it. What lacks something says why, or the site is not built.


            """);
        Figures(page, matrix);
        foreach (var kind in FeatureKinds.All)
        {
            page.Append("\n## ").Append(kind.Heading()).Append("\n\n");
            Table(page, [.. matrix.Rows.Where(row => row.Feature.Id.Kind == kind)]);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Figures(StringBuilder page, OptionMatrix matrix)
    {
        page.Append("| | all | documented | shown | verified | excused, with a reason | waits for verification |\n|---|---|---|---|---|---|---|\n");
        foreach (var kind in FeatureKinds.All)
        {
            Line(page, $"[{kind.Heading()}](#{kind.Heading().ToLowerInvariant().Replace(' ', '-')})", matrix.Figures(kind));
        }

        Line(page, "**All**", matrix.Figures());
    }

    private static void Line(StringBuilder page, string name, MatrixFigures figures) => page.Append(
        $"| {name} | {figures.Total} | {figures.Documented} | {figures.Demonstrated} | {figures.Verified} | {figures.Allowed} | {figures.Pending} |\n");

    private static void Table(StringBuilder page, IReadOnlyList<MatrixRow> rows)
    {
        page.Append("| name | documented | shown | verified |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var note = row.Feature.Note is { } text ? $" ({Escape(text)})" : "";
            page.Append($"| `{row.Feature.Id.Name}`{note} | {Documented(row)} | {Places(row)} | {Verified(row)} |\n");
        }
    }

    private static string Documented(MatrixRow row) => row.Documented is { } path ? $"[yes]({From(path)})" : "no";

    private static string Places(MatrixRow row)
    {
        // What is verified is the better thing to look at.
        var places = row.Verified.Concat(row.Shown.Except(row.Verified)).ToList();
        var shown = places.Take(MostPlaces).Select(place => $"[{Escape(place.Id)}]({From(Inside(place.Link, row.Feature.Id.Kind))})");
        return places.Count == 0 ? "no" : string.Join(", ", shown) + (places.Count > MostPlaces ? $" and {places.Count - MostPlaces} more" : "");
    }

    private static string Verified(MatrixRow row) => row.Verified.Count > 0 ? "yes"
        : row.Allowed is { } reason ? $"no: {Escape(reason)}"
        : row.IsPending ? "not yet" : "no";

    // The page of an example has its configuration, and what was checked of its run.
    private static string Inside(string link, FeatureKind kind) => !link.StartsWith("example:", StringComparison.Ordinal) ? link
        : kind is FeatureKind.Key or FeatureKind.Backend ? $"{link}#config" : $"{link}#evidence";

    private static string From(string link)
    {
        var parts = link.Split('#');
        return link.StartsWith("example:", StringComparison.Ordinal) ? link
            : SitePaths.Relative(Path, parts[0]) + (parts.Length > 1 ? $"#{parts[1]}" : "");
    }

    private static string Escape(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
