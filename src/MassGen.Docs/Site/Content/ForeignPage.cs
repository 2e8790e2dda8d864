using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;
using MassGen.Yaml;

namespace MassGen.Docs.Site.Content;

/// <summary>
/// A page of a folder that was written for nobody in particular. It needs no front matter, and what other generators keep there is passed
/// over. Its title is what it says, else its first heading of the first level, else the name of its file.
/// </summary>
public static class ForeignPage
{
    // The keys by which others order their pages.
    private static readonly string[] OrderKeys = ["order", "nav_order", "weight", "sidebar_position"];

    public static SourcePage Parse(string path, SourceText source, ICollection<Diagnostic> faults)
    {
        // Of what the parser finds, only this concerns everybody: the rest are words that other generators mean otherwise.
        var (found, front) = (new List<Diagnostic>(), new List<Diagnostic>());
        var page = PageParser.Parse(path, source, found, (_, headings) => Front(path, Reader(source, front), headings), isForeign: true);
        foreach (var fault in front.Concat(found.Where(fault => fault.Code == Nesting.Code)))
        {
            faults.Add(fault with { Severity = Severity.Warning });
        }

        return page;
    }

    // A heading of a lower level is that of a section: the page would seem to be about nothing else, and say its name twice.
    private static FrontMatter Front(string path, MapReader? reader, IReadOnlyList<PageHeading> headings)
    {
        var heading = headings.FirstOrDefault(heading => heading.Level == 1);
        var title = reader?.AnyText("title") is { Length: > 0 } written ? written : heading?.Text is { Length: > 0 } text ? text : NameOf(path);
        return new FrontMatter(title, reader?.AnyText("description"), Order(reader), reader?.AnyText("nav") is not "false");
    }

    private static int Order(MapReader? reader) => OrderKeys
        .Select(key => int.TryParse(reader?.AnyText(key), System.Globalization.CultureInfo.InvariantCulture, out var order) ? order : (int?)null)
        .FirstOrDefault(order => order is not null) ?? FrontMatter.UsualOrder;

    private static MapReader? Reader(SourceText source, List<Diagnostic> faults)
    {
        if (FrontMatter.End(source) is not (var end and >= 0) || IsBlank(source, end))
        {
            return null;
        }

        try
        {
            return MapReader.Document(new SourceText(source.Path, source.Text[..end]), faults);
        }
        catch (InvalidInputException invalid)
        {
            faults.AddRange(invalid.Diagnostics);
            return null;
        }
    }

    // Nothing but its first line and comments.
    private static bool IsBlank(SourceText source, int end) =>
        source.Text[..end].Split('\n').Skip(1).All(line => line.AsSpan().TrimStart() is "" or ['#', ..]);

    // A page that speaks for its folder has the folder's name.
    private static string NameOf(string path)
    {
        var parts = path.Split('/');
        var ownName = Path.GetFileNameWithoutExtension(path);
        var name = (parts.Length > 1 && HomePages.IsHome(parts[^1]) ? parts[^2] : ownName).Replace('-', ' ').Replace('_', ' ').Trim();
        return name.Length == 0 ? path : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
