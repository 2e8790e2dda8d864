using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Markup.Includes;

/// <summary>
/// Checks that text which a page says comes from a file is what the file says. The page holds a copy, so it reads plainly anywhere; a code
/// block may be empty, and is filled then.
/// </summary>
public sealed class IncludeCheck(string contentFolder, IReadOnlyList<string> includeFrom, ICollection<Diagnostic> faults)
{
    private readonly IReadOnlyList<string> _roots =
        [.. includeFrom.Prepend(".").Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(contentFolder, folder))))];

    private readonly Dictionary<string, FileState> _included = [];

    /// <summary>The files that were looked at, as they were then: when one of them changes, the page has to be checked again.</summary>
    public IReadOnlyCollection<FileState> Included => _included.Values;

    public void Check(SourcePage page)
    {
        if (!page.Source.Text.Contains("include:", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var comment in page.Document.Descendants<HtmlBlock>().ToList())
        {
            if (IncludeMark.Of(comment) is { } mark && Text(page, comment, mark) is { } text)
            {
                Compare(page, comment, mark, text);
            }
        }
    }

    private string? Text(SourcePage page, HtmlBlock comment, IncludeMark mark)
    {
        var here = Path.GetFullPath(Path.Combine(contentFolder, page.Path));
        var place = SourcePlaces.At(page.Source, page.Source.Text.IndexOf(mark.File, comment.Span.Start, StringComparison.Ordinal), mark.File.Length);
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, mark.File));
        _included.TryAdd(file, FileState.Of(file));
        if (!IsInside(file))
        {
            Fault($"'{mark.File}' is outside of the folders that pages may include from.", place, "Name its folder under 'include_from' in site.yaml.");
            return null;
        }

        if (!File.Exists(file))
        {
            Fault($"There is no file '{mark.File}' to include.", place, "The path is relative to the page.");
            return null;
        }

        if (Circle(file, [here]) is { } circle)
        {
            Fault($"The files include each other in a circle: {string.Join(" → ", circle.Select(Path.GetFileName))}.", place, "Move the shared text into a file of its own.");
            return null;
        }

        return Region(SourceFile.Read(mark.File, file, faults).Text, mark, place);
    }

    private string? Region(string text, IncludeMark mark, SourcePosition place)
    {
        if (FileRegion.Of(text, mark.Region) is { } region)
        {
            return region;
        }

        Fault($"'{mark.File}' has no region '{mark.Region}' that is closed.", place, NearestWord.Suggestion(mark.Region!, FileRegion.Names(text)) ?? "A region stands between '# region NAME' and '# endregion'.");
        return null;
    }

    private void Compare(SourcePage page, HtmlBlock comment, IncludeMark mark, string text)
    {
        var blocks = comment.Parent!;
        var next = blocks.IndexOf(comment) + 1;
        if (next < blocks.Count && blocks[next] is FencedCodeBlock fence)
        {
            Code(page, fence, mark, text);
            return;
        }

        var end = Enumerable.Range(next, blocks.Count - next).FirstOrDefault(index => IncludeMark.IsEnd(blocks[index]), -1);
        if (end < 0)
        {
            Fault("What is included is never ended.", SourcePlaces.At(page.Source, comment.Span.Start), "Write <!-- /include --> where it ends.");
            return;
        }

        var written = page.Source.Text[(comment.Span.End + 1)..blocks[end].Span.Start].Trim('\n', ' ');
        Same(page, written, text, mark, SourcePlaces.At(page.Source, comment.Span.Start).Line + 1);
    }

    private void Code(SourcePage page, FencedCodeBlock fence, IncludeMark mark, string text)
    {
        var written = fence.Lines.ToString().TrimEnd('\n');
        if (written.Length == 0)
        {
            new Listing(text, (fence.Info ?? "").ToLowerInvariant()) { FileName = Path.GetFileName(mark.File) }.AttachTo(fence);
            return;
        }

        Same(page, written, text, mark, fence.Line + 2);
    }

    private void Same(SourcePage page, string written, string text, IncludeMark mark, int firstLine)
    {
        if (written == text)
        {
            return;
        }

        var (left, right) = (written.Split('\n'), text.Split('\n'));
        var different = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(line => line >= left.Length || line >= right.Length || left[line] != right[line]);
        Fault(
            different < right.Length ? $"This is not what {mark.File} says; its line is '{right[different]}'." : $"This is not what {mark.File} says; its text ends before this line.",
            new SourcePosition(page.Source, Math.Min(firstLine + different, page.Source.LineCount), 1), "Copy the file's text, or empty the code block: it is filled when the site is built.");
    }

    // The files from a page to one that was on the way already; null when there is none.
    private IReadOnlyList<string>? Circle(string file, IReadOnlyList<string> way)
    {
        IReadOnlyList<string> longer = [.. way, file];
        _included.TryAdd(file, FileState.Of(file));
        if (way.Contains(file))
        {
            return longer;
        }

        var isMarkdown = file.EndsWith(".md", StringComparison.Ordinal) && File.Exists(file) && IsInside(file);
        return (isMarkdown ? File.ReadLines(file) : []).Select(IncludeMark.Of).OfType<IncludeMark>()
            .Select(mark => Circle(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, mark.File)), longer)).FirstOrDefault(circle => circle is not null);
    }

    private bool IsInside(string file)
    {
        var real = File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file : file;
        return _roots.Any(root => real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    private void Fault(string message, SourcePosition place, string suggestion) =>
        faults.Add(new Diagnostic("MG7066", Severity.Error, message, place, Suggestion: suggestion));
}
