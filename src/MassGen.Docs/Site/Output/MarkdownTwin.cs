using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.Output;

/// <summary>A page in Markdown, for readers that prefer it: with the examples' real text, and links that lead somewhere.</summary>
public static class MarkdownTwin
{
    public static string Of(SourcePage page)
    {
        var text = new StringBuilder(page.Source.Text);
        foreach (var (start, length, replacement) in Edits(page).OrderByDescending(edit => edit.Start))
        {
            text.Remove(start, length).Insert(start, replacement);
        }

        return text.ToString();
    }

    private static IEnumerable<(int Start, int Length, string Replacement)> Edits(SourcePage page)
    {
        foreach (var block in page.Document.Descendants<FencedCodeBlock>())
        {
            var listing = Listing.Of(block);
            if (listing is { FileName: null, Status: null } || Inside(page.Source.Text, block) is not var (start, end, margin))
            {
                continue;
            }

            yield return (start, end - start, string.Concat(listing.Code.Split('\n').Select(line => (margin + line).TrimEnd() + "\n")));
            if (listing.Status is { } status)
            {
                yield return (block.Span.End + 1, 0, $"\n{margin}<!-- {status} -->");
            }
        }

        foreach (var link in page.Document.Descendants<LinkInline>().Where(link => link.Reference is null))
        {
            var written = page.Source.Text.AsSpan(link.UrlSpan.Start, link.UrlSpan.Length);
            if (written.StartsWith("example:", StringComparison.Ordinal))
            {
                // A picture that there is not became a link.
                if (!link.IsImage && page.Source.Text[link.Span.Start] == '!')
                {
                    yield return (link.Span.Start, 1, "");
                }

                yield return (link.UrlSpan.Start, link.UrlSpan.Length, link.Url!);
            }
        }
    }

    // The lines between the fences; a block that is never closed has none.
    private static (int Start, int End, string Margin)? Inside(string text, FencedCodeBlock block)
    {
        if (block.ClosingFencedCharCount == 0)
        {
            return null;
        }

        var lineStart = text.LastIndexOf('\n', Math.Max(0, block.Span.Start - 1)) + 1;
        var margin = new string([.. text[lineStart..block.Span.Start].Select(c => c == '>' ? '>' : ' ')]);
        var start = text.IndexOf('\n', block.Span.Start) + 1;
        return (start, text.LastIndexOf('\n', block.Span.End) + 1, margin);
    }
}
