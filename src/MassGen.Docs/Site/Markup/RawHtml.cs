using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MassGen.Docs.Site.Markup;

/// <summary>
/// The little HTML that Markdown pages may hold: <c>details</c> with <c>summary</c>, <c>&lt;a id="…"&gt;</c>, and comments, which are
/// dropped. Anything else is shown as it was written. Keeps track of open anchors, so one is made for each page.
/// </summary>
public sealed partial class RawHtml
{
    private bool _anchorIsOpen;

    /// <summary>A piece of raw HTML, made harmless.</summary>
    public string Write(string raw)
    {
        var html = new StringBuilder(raw.Length);
        var done = 0;
        foreach (Match match in Known().Matches(raw))
        {
            html.Append(Html.Escape(raw[done..match.Index])).Append(Tag(match));
            done = match.Index + match.Length;
        }

        return html.Append(Html.Escape(raw[done..])).ToString();
    }

    /// <summary>The ids of all anchors in a page.</summary>
    public static IEnumerable<string> Anchors(MarkdownDocument document) =>
        Pieces(document).SelectMany(piece => Known().Matches(piece.Text)).Where(match => match.Groups["id"].Success)
            .Select(match => match.Groups["id"].Value);

    /// <summary>The first tag that does not fit: closed without being open, or never closed; null when all do.</summary>
    public static (int Offset, string Tag)? Unbalanced(MarkdownDocument document)
    {
        var open = new Stack<(int Offset, string Tag)>();
        foreach (var (offset, text) in Pieces(document))
        {
            foreach (var match in Known().Matches(text).Where(match => match.Groups["name"].Success))
            {
                var tag = (offset + match.Index, match.Groups["name"].Value);
                if (!match.Value.StartsWith("</", StringComparison.Ordinal))
                {
                    open.Push(tag);
                }
                else if (!open.TryPop(out var last) || last.Tag != tag.Value)
                {
                    return tag;
                }
            }
        }

        return open.TryPop(out var left) ? left : null;
    }

    private string Tag(Match match)
    {
        if (match.Groups["id"].Success)
        {
            _anchorIsOpen = !match.Value.EndsWith("/>", StringComparison.Ordinal);
            return $"<a id=\"{Html.Escape(match.Groups["id"].Value)}\"></a>";
        }

        if (match.Value == "</a>")
        {
            var closes = _anchorIsOpen;
            _anchorIsOpen = false;
            return closes ? "" : Html.Escape(match.Value);
        }

        return match.Value.StartsWith("<!--", StringComparison.Ordinal) ? "" : match.Value;
    }

    private static IEnumerable<(int Offset, string Text)> Pieces(MarkdownDocument document) => document.Descendants().Select(item => item switch
    {
        HtmlBlock block => (block.Span.Start, block.Lines.ToString()),
        HtmlInline inline => (inline.Span.Start, inline.Tag),
        _ => (0, ""),
    }).Where(piece => piece.Item2.Length > 0);

    [GeneratedRegex("""<!--[\s\S]*?-->|</?(?<name>details|summary)>|<(?<name>details)\s+open>|<a\s+id="(?<id>[^"<>&\s]+)"\s*/?>|</a>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Known();
}
