namespace MassGen.Docs.Site.Templates;

/// <summary>A <c>{{…}}</c> of a template.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last brace.</param>
/// <param name="Inside">What stands between the braces, without <c>~</c> and spaces.</param>
/// <param name="InsideStart">Where that begins.</param>
/// <param name="IsHtml">Whether it has three braces.</param>
/// <param name="TextStart">Where the text behind it begins: after the line end when the tag has a line of its own.</param>
/// <param name="TextEnd">Where the text before it ends.</param>
internal readonly record struct TemplateTag(int Start, int End, string Inside, int InsideStart, bool IsHtml, int TextStart, int TextEnd)
{
    /// <summary>The next tag of a text.</summary>
    /// <returns>The tag, or null when there is none. A tag that is never closed ends at 0.</returns>
    public static TemplateTag? Next(string text, int from)
    {
        var start = text.IndexOf("{{", from, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var isHtml = text.AsSpan(start).StartsWith("{{{");
        var isLongComment = text.AsSpan(start).StartsWith("{{!--") || text.AsSpan(start).StartsWith("{{~!--");
        var closing = isHtml ? "}}}" : isLongComment ? "--}}" : "}}";
        var open = start + (isHtml ? 3 : 2);
        var end = text.IndexOf(closing, open, StringComparison.Ordinal);
        var other = isLongComment ? -1 : text.IndexOf("{{", open, StringComparison.Ordinal);
        return end < 0 || (other >= 0 && other < end)
            ? new TemplateTag(start, 0, "", 0, false, 0, 0)
            : Tag(text, start, end + closing.Length, open, end, isHtml);
    }

    private static TemplateTag Tag(string text, int start, int end, int open, int close, bool isHtml)
    {
        var (trimsBefore, trimsAfter) = (text[open] == '~', close > open && text[close - 1] == '~');
        var inside = text[(open + (trimsBefore ? 1 : 0))..(close - (trimsAfter ? 1 : 0))];
        var first = open + (trimsBefore ? 1 : 0) + inside.Length - inside.TrimStart().Length;
        var (textEnd, textStart) = (start, end);
        if (!isHtml && inside.TrimStart() is ['#' or '/' or '>' or '!' or 'e', ..] && IsControl(inside.Trim()) && OwnLine(text, start, end) is var (from, to))
        {
            (textEnd, textStart) = (from, to);
        }

        textEnd = trimsBefore ? text.AsSpan(0, start).TrimEnd().Length : textEnd;
        textStart = trimsAfter ? text.Length - text.AsSpan(end).TrimStart().Length : textStart;
        return new TemplateTag(start, end, inside.Trim(), first, isHtml, textStart, textEnd);
    }

    private static bool IsControl(string inside) => inside[0] != 'e' || inside == "else" || inside.StartsWith("else ", StringComparison.Ordinal);

    // A tag that steers and is alone on its line takes the line with it, as in Handlebars everywhere.
    private static (int From, int To)? OwnLine(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && text[from - 1] is ' ' or '\t')
        {
            from--;
        }

        var to = end;
        while (to < text.Length && text[to] is ' ' or '\t')
        {
            to++;
        }

        var isAlone = (from == 0 || text[from - 1] == '\n') && (to == text.Length || text[to] == '\n');
        return isAlone ? (from, Math.Min(to + 1, text.Length)) : null;
    }
}
