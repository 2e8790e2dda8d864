using System.Buffers;
using System.Text;

namespace MassGen.Docs.Site;

/// <summary>Appends text as HTML text, without a copy of it in between.</summary>
public static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    /// <summary>Appends a text, the characters escaped that mean something in HTML, in text and in quoted attributes.</summary>
    public static StringBuilder Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            html.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "&quot;",
            });
            text = text[(at + 1)..];
        }

        return html.Append(text);
    }
}
