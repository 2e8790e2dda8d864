using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Docs.Snippets.Reading;
using MassGen.Yaml;

namespace MassGen.Docs.Site.Content;

/// <summary>What a page says about itself, between <c>---</c> lines at its top.</summary>
/// <param name="Title">The title; the first heading where it has no other.</param>
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

    /// <summary>The group of its folder's menu in which it stands: one that <c>site.yaml</c> names, or null.</summary>
    public WrittenText? Group { get; init; }

    /// <summary>Words that it can be found by.</summary>
    public IReadOnlyList<WrittenText> Tags { get; init; } = [];

    /// <summary>Where it was before: paths from the root of the documentation. They lead here.</summary>
    public IReadOnlyList<WrittenText> Aliases { get; init; } = [];

    /// <summary>Whether the search knows its text; otherwise only its title and description.</summary>
    public bool IsSearched { get; init; } = true;

    /// <summary>Whether readers are asked to edit it.</summary>
    public bool IsEditable { get; init; } = true;

    /// <summary>When it was last updated, where that is not what the history says.</summary>
    public DateOnly? Updated { get; init; }

    public static FrontMatter Read(SourceText source, string? heading, ICollection<Diagnostic> faults)
    {
        var untitled = new FrontMatter(heading ?? "", null, UsualOrder, true);
        var end = End(source);
        if (source.Line(1).TrimEnd() == Fence && end < 0)
        {
            faults.Add(new Diagnostic(
                "MG7086", Severity.Error, "The front matter that begins here is never closed.", new SourcePosition(source, 1, 1, Fence.Length),
                Suggestion: "Write a line '---' after its last key."));
            return untitled;
        }

        if (end < 0)
        {
            if (heading is null)
            {
                faults.Add(new Diagnostic(
                    "MG7001", Severity.Error, "This page has no title: it begins with neither a heading nor its front matter.",
                    new SourcePosition(source, 1, 1), Suggestion: "Begin it with '# Title', or with a line '---', 'title: …' and another line '---'."));
            }

            return untitled;
        }

        try
        {
            // The first line stays, so that lines are counted as in the file.
            return MapReader.Document(new SourceText(source.Path, source.Text[..end]), faults) is { } reader ? Read(reader, heading, faults) : untitled;
        }
        catch (InvalidInputException invalid)
        {
            invalid.Diagnostics.ToList().ForEach(faults.Add);
            return untitled;
        }
    }

    private static FrontMatter Read(MapReader reader, string? heading, ICollection<Diagnostic> faults)
    {
        var matter = new FrontMatter(
            heading is null ? reader.RequiredText("title") : reader.Text("title") ?? heading,
            reader.Text("description"),
            reader.WholeNumber("order") ?? UsualOrder,
            reader.Boolean("nav") ?? true)
        {
            Verify = PageVerification.Read(reader, faults),
            Group = reader.Text("group") is { } group ? new WrittenText(group, reader.Map.Find("group")!.Value.Position) : null,
            Tags = WrittenText.Of(reader.Texts("tags")),
            Aliases = WrittenText.Of(reader.Texts("aliases").Concat(reader.Texts("redirect_from"))),
            IsSearched = reader.Boolean("search") ?? true,
            IsEditable = reader.Boolean("edit") ?? true,
            Updated = Date(reader, "updated"),
        };
        reader.RefuseUnknown();
        return matter;
    }

    private static DateOnly? Date(MapReader reader, string key)
    {
        if (reader.AnyText(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        reader.Fault("MG7087", key, $"'{text}' is no date.", "Write it as year, month and day: 2026-01-31.");
        return null;
    }

    // Where the line that closes the front matter begins; -1 when there is none. The Markdown parser sees the same lines.
    internal static int End(SourceText source)
    {
        if (source.Line(1).TrimEnd() != Fence)
        {
            return -1;
        }

        for (int line = 2, at = source.Text.IndexOf('\n', StringComparison.Ordinal) + 1; line <= source.LineCount; line++)
        {
            var text = source.Line(line);
            if (text.TrimEnd() is Fence or "...")
            {
                return at;
            }

            at += text.Length + 1;
        }

        return -1;
    }
}

/// <summary>A text with the place where somebody wrote it.</summary>
public sealed record WrittenText(string Text, SourcePosition Position)
{
    public static IReadOnlyList<WrittenText> Of(IEnumerable<YamlScalar> scalars) => [.. scalars.Select(scalar => new WrittenText(scalar.Text, scalar.Position))];

    public override string ToString() => Text;
}
