using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Snippets.Reading;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>Puts the real text of examples' files, and badges, on the code blocks of pages.</summary>
public sealed class ExampleFences(IReadOnlyList<ExamplePage> examples, IReadOnlyList<SnippetPage> snippets, ICollection<Diagnostic> faults)
{
    private readonly ILookup<string, SnippetPage> _ofPage = snippets.ToLookup(snippet => snippet.Snippet.Page);

    public void Fill(SourcePage page)
    {
        var known = new SnippetListings(page, _ofPage[page.Path]);
        foreach (var block in page.Document.Descendants<FencedCodeBlock>())
        {
            var options = FenceOptions.Of(block);
            if (options.OutputOf is { } shown)
            {
                FillOutput(page, block, shown, known);
            }
            else if (IsOfExample(options) is var (id, file))
            {
                Fill(page, block, id, file, known);
            }
            else if (options.File is { } lone && !lone.Contains('/', StringComparison.Ordinal))
            {
                faults.Add(new Diagnostic(
                    "MG7012", Severity.Error, $"'file={lone}' needs an example whose file it is.",
                    options.PlaceOf("file"), Suggestion: "Write example=ID before it."));
            }
            else
            {
                known.Of(block)?.AttachTo(block);
            }
        }
    }

    /// <summary>The fault that an example does not exist, with the nearest that does.</summary>
    public Diagnostic UnknownExample(string id, SourcePosition position)
    {
        var known = examples.Select(example => example.Example.Id).ToList();
        return new Diagnostic(
            "MG7013", Severity.Error, $"There is no example '{id}'.", position,
            Suggestion: NearestWord.Suggestion(id, known) ?? $"Examples: {string.Join(", ", known)}.");
    }

    private (string Id, string File)? IsOfExample(FenceOptions options) => (options.Example, options.File?.Split('/')) switch
    {
        ({ } id, _) => (id, options.File ?? ExampleFiles.Config),
        (null, ["examples", var id, .. var rest]) when rest.Length > 0 && Find(id) is not null => (id, string.Join('/', rest)),
        _ => null,
    };

    /// <summary>The example of an id, or null.</summary>
    public ExamplePage? Find(string id) => examples.FirstOrDefault(candidate => candidate.Example.Id == id);

    private void Fill(SourcePage page, FencedCodeBlock block, string id, string file, SnippetListings known)
    {
        var options = FenceOptions.Of(block);
        if (Find(id) is not { } example)
        {
            faults.Add(UnknownExample(id, options.PlaceOf("example")));
            return;
        }

        if (Text(example.Example, file, options.Region) is not { } text)
        {
            var names = ExampleFiles.Names(example.Example);
            faults.Add(new Diagnostic(
                "MG7014", Severity.Error, $"The example '{id}' has no file '{file}'{(options.Region is { } region ? $" with a region '{region}'" : "")}.", options.PlaceOf("file"),
                Suggestion: NearestWord.Suggestion(file, names) ?? $"Its files: {string.Join(", ", names)}."));
            return;
        }

        Compare(page.Source, block, text, $"{id}/{file}");
        var shown = page.FrontMatter.Verify.Freshness is { } fresh ? example with { FreshFor = fresh } : example;
        new Listing(text, options.Language)
        {
            FileName = options.Title ?? file,
            Anchor = known.AnchorOf(block),
            Badge = ExampleBadge.Html(shown, page.HtmlPath),
            Status = known.StatusOf(block, ExampleStatus.Of(shown)),
        }.AttachTo(block);
    }

    private static string? Text(Example example, string file, string? region) =>
        ExampleFiles.Text(example, file) is { } text ? FileRegion.Text(new SourceText(file, text), region) : null;

    // Without evidence the page keeps what its author wrote; the badge says that nothing is known.
    private void FillOutput(SourcePage page, FencedCodeBlock block, string id, SnippetListings known)
    {
        if (known.IsHere(id))
        {
            var (options, code) = (FenceOptions.Of(block), ExampleFiles.Normal(block.Lines.ToString()));
            var compared = options["match"] == "lines" ? Enumerable.Range(0, code.Count(letter => letter == '\n') + 1).ToHashSet() : [];
            new Listing(code, options.Language) { FileName = options.Title, IsPrinted = true, Compared = compared }.AttachTo(block);
            return;
        }

        if (Find(id) is not { } example)
        {
            faults.Add(UnknownExample(id, FenceOptions.Of(block).PlaceOf("output-of")));
            return;
        }

        if (example.Example.Question is not null)
        {
            faults.Add(new Diagnostic(
                "MG5111", Severity.Error, $"'{id}' prints nothing that could be shown: its agents are asked.", FenceOptions.Of(block).PlaceOf("output-of"),
                Suggestion: "Show a file of the example, or link to its run: [text](example:ID)."));
            return;
        }

        var printed = example.PresentEvidence?.Printed;
        if (printed is not null)
        {
            Compare(page.Source, block, printed, $"{id}: massgen --validate");
        }

        new Listing(printed ?? ExampleFiles.Normal(block.Lines.ToString()), FenceOptions.Of(block).Language) { FileName = "massgen --validate", Badge = ExampleBadge.Html(example, page.HtmlPath), IsPrinted = true }
            .AttachTo(block);
    }

    // A block may be empty, or hold the text for those who read the page elsewhere; then it must be the same text.
    private void Compare(SourceText source, FencedCodeBlock block, string text, string file)
    {
        var written = ExampleFiles.Normal(block.Lines.ToString());
        if (written.Length == 0 || written == text)
        {
            return;
        }

        var (left, right) = (written.Split('\n'), text.Split('\n'));
        var different = Enumerable.Range(0, Math.Max(left.Length, right.Length))
            .First(index => index >= left.Length || index >= right.Length || left[index] != right[index]);
        var line = block.Line + 2 + different;
        var shown = source.Line(line);
        faults.Add(new Diagnostic(
            "MG7015", Severity.Error, different < right.Length
                ? $"This is not what examples/{file} says; its line {different + 1} is '{right[different]}'."
                : $"This is not what examples/{file} says; the file ends before this line.",
            new SourcePosition(source, line, shown.Length - shown.TrimStart().Length + 1, Math.Max(1, shown.Trim().Length)),
            Suggestion: "Run verify-examples --bless, which writes it, or empty the block: the text is put in when the site is built."));
    }
}
