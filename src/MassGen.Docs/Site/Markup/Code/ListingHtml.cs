using System.Globalization;
using System.Text;
using MassGen.Docs.Site.Highlighting;
using MassGen.Docs.Site.Markup.Code;

namespace MassGen.Docs.Site.Markup;

/// <summary>A code block as HTML.</summary>
public static class ListingHtml
{
    public static string Of(Listing listing) => Of(listing, CodeLook.Usual, Words.English);

    /// <summary>A code block as HTML, with what its author says about its looks.</summary>
    public static string Of(Listing listing, CodeLook look, Words words)
    {
        var html = new StringBuilder((listing.Code.Length * 2) + 200);
        var hasCaption = listing.FileName is not null || listing.Badge is not null || look.Title is not null;
        if (look.IsCollapsed)
        {
            Fold(html, listing, look, words);
        }

        html.Append(hasCaption ? "<figure" : "<div");
        if (listing.Anchor is { } anchor)
        {
            HtmlText.Append(html.Append(" id=\""), anchor).Append('"');
        }

        html.Append(" class=\"code").Append(listing.IsPrinted ? " printed\">" : "\">");
        if (hasCaption)
        {
            Caption(html, listing, look);
        }

        // A reader who cannot use a mouse scrolls a block that is too wide with the keyboard; that needs the focus.
        html.Append("<pre tabindex=\"0\"").Append(Classes(look)).Append("><code>");
        if (look.HasLines)
        {
            new CodeLines(look, words).Append(html, listing);
        }
        else
        {
            Code(html, listing, words);
        }

        return html.Append("</code></pre>").Append(hasCaption ? "</figure>" : "</div>").Append(look.IsCollapsed ? "</details>" : "").Append(listing.Hidden).ToString();
    }

    private static void Code(StringBuilder html, Listing listing, Words words)
    {
        var (code, spans) = (listing.Code, Languages.Read(listing.Code, listing.Language));
        var (start, next) = (0, 0);
        foreach (var mark in OutputMark.Find(code, listing.Compared))
        {
            Highlighter.Append(html, code, start, mark.Cut, spans, ref next);
            mark.Append(html, words);
            start = code.IndexOf('\n', mark.Cut) is var end and >= 0 ? end : code.Length;
            Highlighter.Skip(spans, start, ref next);
        }

        Highlighter.Append(html, code, start, code.Length, spans, ref next);
    }

    private static string Classes(CodeLook look)
    {
        string[] classes = [look.FirstNumber is null ? "" : "numbered", look.Focus.IsEmpty ? "" : "focused", look.IsDiff ? "changed" : ""];
        var all = string.Join(' ', classes.Where(name => name.Length > 0));
        return all.Length == 0 ? "" : $" class=\"{all}\"";
    }

    private static void Caption(StringBuilder html, Listing listing, CodeLook look)
    {
        html.Append("<figcaption>");
        if (look.Title is { } title)
        {
            HtmlText.Append(html.Append("<span class=\"title\">"), title).Append("</span>");
        }

        if (listing.FileName is { } file && file != look.Title)
        {
            HtmlText.Append(html.Append("<span class=\"file\">"), file).Append("</span>");
        }

        html.Append(listing.Badge).Append("</figcaption>");
    }

    private static void Fold(StringBuilder html, Listing listing, CodeLook look, Words words)
    {
        var lines = listing.Code.AsSpan().TrimEnd('\n').Count('\n') + 1;
        html.Append("<details class=\"fold\"><summary>");
        HtmlText.Append(html, look.Title ?? listing.FileName ?? words["code.code"]);
        html.Append(" (").Append(lines.ToString(CultureInfo.InvariantCulture)).Append(' ');
        HtmlText.Append(html, words[lines == 1 ? "code.line" : "code.lines"]).Append(")</summary>");
    }
}
