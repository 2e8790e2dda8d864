using Markdig.Syntax;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>How the snippets of a page are shown: with a badge, and with what runs before and after them unseen.</summary>
internal sealed class SnippetListings
{
    private readonly Dictionary<int, SnippetPage> _byLine;
    private readonly HashSet<string?> _ids;

    public SnippetListings(SourcePage page, IEnumerable<SnippetPage> snippets)
    {
        _byLine = snippets.GroupBy(snippet => snippet.Snippet.Position.Line).ToDictionary(group => group.Key, group => group.First());
        _ids = [.. page.Document.Descendants<FencedCodeBlock>().Select(block => FenceOptions.Of(block)["id"]), .. _byLine.Values.Select(known => known.Snippet.Id[(page.Path.Length + 1)..])];
    }

    /// <summary>Whether a snippet of this id stands on the page.</summary>
    public bool IsHere(string id) => _ids.Contains(id);

    /// <summary>How a block is shown; null when it is no snippet.</summary>
    public Listing? Of(FencedCodeBlock block)
    {
        if (!_byLine.TryGetValue(block.Line + 1, out var page))
        {
            return null;
        }

        var (snippet, status) = (page.Snippet, SnippetStatus.Of(page));
        return new Listing(snippet.Task is CopyTask copy ? copy.Text : snippet.Code, snippet.Language)
        {
            FileName = snippet.Title ?? (snippet.Task as CopyTask)?.File,
            Anchor = AnchorOf(snippet),
            Badge = SnippetBadge.Html(page, status),
            Hidden = Hidden(snippet),
            Status = Words(page, status.Label),
            Compared = ComparedIn(snippet),
        };
    }

    /// <summary>The id under which links lead to a snippet on its page. No heading has such an id by accident.</summary>
    public static string AnchorOf(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        return $"snippet-{snippet.Id[(snippet.Id.IndexOf('#', StringComparison.Ordinal) + 1)..]}";
    }

    /// <summary>The id under which links lead to a block; null when it is no snippet.</summary>
    public string? AnchorOf(FencedCodeBlock block) => _byLine.TryGetValue(block.Line + 1, out var page) ? AnchorOf(page.Snippet) : null;

    /// <summary>What readers of the page in Markdown are told of a copy of an example's file; null when it is no snippet.</summary>
    public string? StatusOf(FencedCodeBlock block, ExampleStatus status) =>
        _byLine.TryGetValue(block.Line + 1, out var page) && page.Snippet.Task is CopyTask { Example: { } example } ? $"{page.Snippet.Id}: {status.Label.ToLowerInvariant()}; example {example}" : null;

    private static string Words(SnippetPage page, string label) => page.PresentEvidence is { Status: not VerificationStatus.Skipped } evidence
        ? $"{page.Snippet.Id}: {label.ToLowerInvariant()} on {ExampleStatus.Date(evidence.VerifiedAt)}"
        : $"{page.Snippet.Id}: {label.ToLowerInvariant()}";

    private static HashSet<int> ComparedIn(Snippet snippet) => snippet.Task is not ShellTask shell ? [] :
    [
        .. shell.Commands.Select(command => command.Shown).OfType<ExpectedOutput>().Where(shown => shown.Match == OutputMatch.Lines)
            .SelectMany(shown => Enumerable.Range(shown.Position.Line - snippet.Position.Line - 1, shown.Text.Count(letter => letter == '\n') + 1)),
    ];

    private static string? Hidden(Snippet snippet)
    {
        var (before, after) = snippet.Task switch
        {
            ShellTask shell => (shell.SetUp, shell.TearDown),
            CSharpTask program => (program.SetUp, null),
            PythonTask { SetUp: { } setUp } => (setUp, null),
            _ => (null, (string?)null),
        };
        if (before is null && after is null)
        {
            return null;
        }

        var language = snippet.Language == "console" ? "bash" : snippet.Language;
        var whole = new[] { before, Commands(snippet), after }.OfType<string>();
        return $"""<details class="full"><summary>Show the full example</summary>{ListingHtml.Of(new Listing(string.Join("\n\n", whole), language))}</details>""";
    }

    private static string Commands(Snippet snippet) =>
        snippet is { Language: "console", Task: ShellTask shell } ? string.Join('\n', shell.Commands.Select(command => command.Text)) : snippet.Code;
}
