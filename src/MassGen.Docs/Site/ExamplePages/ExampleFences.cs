using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>Puts the real text of examples' files into the code blocks that name them.</summary>
public sealed class ExampleFences(IReadOnlyList<ExamplePage> examples, ICollection<Diagnostic> faults)
{
    public void Fill(SourcePage page)
    {
        foreach (var block in page.Document.Descendants<FencedCodeBlock>())
        {
            var options = FenceOptions.Of(block);
            if (options.OutputOf is { } shown)
            {
                FillOutput(page, block, shown);
            }
            else if (options.Example is { } id)
            {
                Fill(page, block, id, options.File ?? ExampleFiles.Config);
            }
            else if (options.File is { } file)
            {
                faults.Add(new Diagnostic(
                    "MG7012", Severity.Error, $"'file={file}' needs an example whose file it is.",
                    options.PlaceOf("file"), Suggestion: "Write example=ID before it."));
            }
        }
    }

    private void Fill(SourcePage page, FencedCodeBlock block, string id, string file)
    {
        if (examples.FirstOrDefault(candidate => candidate.Example.Id == id) is not { } example)
        {
            faults.Add(UnknownExample(id, FenceOptions.Of(block).PlaceOf("example")));
            return;
        }

        if (ExampleFiles.Text(example.Example, file) is not { } text)
        {
            var names = ExampleFiles.Names(example.Example);
            faults.Add(new Diagnostic(
                "MG7014", Severity.Error, $"The example '{id}' has no file '{file}'.", FenceOptions.Of(block).PlaceOf("file"),
                Suggestion: NearestWord.Suggestion(file, names) ?? $"Its files: {string.Join(", ", names)}."));
            return;
        }

        Compare(page.Source, block, text, $"{id}/{file}");
        new Listing(text, (block.Info ?? "").ToLowerInvariant()) { FileName = file, Badge = ExampleBadge.Html(example, page.HtmlPath) }
            .AttachTo(block);
    }

    // Without evidence the page keeps what its author wrote; the badge says that nothing is known.
    private void FillOutput(SourcePage page, FencedCodeBlock block, string id)
    {
        if (examples.FirstOrDefault(candidate => candidate.Example.Id == id) is not { } example)
        {
            faults.Add(UnknownExample(id, FenceOptions.Of(block).PlaceOf("output-of")));
            return;
        }

        var printed = example.PresentEvidence?.Printed;
        if (printed is not null)
        {
            Compare(page.Source, block, printed, $"{id}: massgen --validate");
        }

        new Listing(printed ?? ExampleFiles.Normal(block.Lines.ToString()), (block.Info ?? "").ToLowerInvariant()) { FileName = "massgen --validate", Badge = ExampleBadge.Html(example, page.HtmlPath), IsPrinted = true }
            .AttachTo(block);
    }

    /// <summary>The fault that an example does not exist, with the nearest that does.</summary>
    public Diagnostic UnknownExample(string id, SourcePosition position)
    {
        var known = examples.Select(example => example.Example.Id).ToList();
        return new Diagnostic(
            "MG7013", Severity.Error, $"There is no example '{id}'.", position,
            Suggestion: NearestWord.Suggestion(id, known) ?? $"Examples: {string.Join(", ", known)}.");
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
            Suggestion: "Empty the block: the file's text is put in when the site is built."));
    }
}
