using MassGen.Diagnostics;
using MassGen.Docs.Snippets.Reading;
using MassGen.Yaml;

namespace MassGen.Docs.Site.Content;

/// <summary>What a page says about itself, between <c>---</c> lines at its top.</summary>
/// <param name="Title">The title; required.</param>
/// <param name="Description">What the page is about, in a sentence, for search engines and link previews.</param>
/// <param name="Order">Where it stands among its neighbours; the smallest first.</param>
/// <param name="IsInNavigation">Whether menus list it.</param>
public sealed record FrontMatter(string Title, string? Description, int Order, bool IsInNavigation)
{
    /// <summary>What holds for the snippets of the page.</summary>
    public PageVerification Verify { get; init; } = PageVerification.None;

    /// <summary>The order of a page that does not say.</summary>
    public const int UsualOrder = 10;

    private const string Fence = "---";

    public static FrontMatter Read(SourceText source, ICollection<Diagnostic> faults)
    {
        var untitled = new FrontMatter("", null, UsualOrder, true);
        if (Yaml(source) is not { } yaml)
        {
            faults.Add(new Diagnostic(
                "MG7001", Severity.Error, "A page begins with its front matter: a line '---', 'title: …' and another line '---'.",
                new SourcePosition(source, 1, 1), Suggestion: "Write the title of the page there; it is what menus and search results show."));
            return untitled;
        }

        try
        {
            return MapReader.Document(yaml, faults) is { } reader ? Read(reader, faults) : untitled;
        }
        catch (InvalidInputException invalid)
        {
            invalid.Diagnostics.ToList().ForEach(faults.Add);
            return untitled;
        }
    }

    private static FrontMatter Read(MapReader reader, ICollection<Diagnostic> faults)
    {
        var matter = new FrontMatter(
            reader.RequiredText("title"),
            reader.Text("description"),
            reader.WholeNumber("order") ?? UsualOrder,
            reader.Boolean("nav") ?? true)
        {
            Verify = PageVerification.Read(reader, faults),
        };
        reader.RefuseUnknown();
        return matter;
    }

    // The first line stays, so that lines are counted as in the file.
    private static SourceText? Yaml(SourceText source)
    {
        if (source.Line(1) != Fence)
        {
            return null;
        }

        var end = source.Text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal);
        return end < 0 ? null : new SourceText(source.Path, source.Text[..(end + 1)]);
    }
}
