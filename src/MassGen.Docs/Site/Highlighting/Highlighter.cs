using System.Text;

namespace MassGen.Docs.Site.Highlighting;

/// <summary>Colours code when the site is built, by classes that the style sheet knows.</summary>
public static class Highlighter
{
    /// <summary>The code as HTML. A language that is not known stays plain.</summary>
    public static string ToHtml(string code, string language)
    {
        var html = new StringBuilder(code.Length * 2);
        var next = 0;
        Append(html, code, 0, code.Length, Languages.Read(code, language), ref next);
        return html.ToString();
    }

    /// <summary>Appends a part of a code as HTML. A piece that goes on after the part is closed, and begins again in the next one.</summary>
    /// <param name="html">What is appended to.</param>
    /// <param name="code">The whole code.</param>
    /// <param name="start">The first character of the part.</param>
    /// <param name="end">The character after its last.</param>
    /// <param name="spans">The pieces of the whole code.</param>
    /// <param name="next">The first piece that may reach into the part; it is moved on for the part after.</param>
    public static void Append(StringBuilder html, string code, int start, int end, IReadOnlyList<CodeSpan> spans, ref int next)
    {
        var done = start;
        for (; next < spans.Count && spans[next].Start < end; next++)
        {
            var span = spans[next];
            var (from, to) = (Math.Max(span.Start, start), Math.Min(span.End, end));
            if (from < to)
            {
                HtmlText.Append(html, code.AsSpan(done, from - done));
                html.Append("<span class=\"").Append(ClassOf(span.Kind)).Append("\">");
                HtmlText.Append(html, code.AsSpan(from, to - from));
                html.Append("</span>");
                done = to;
            }

            if (span.End > end)
            {
                break;
            }
        }

        HtmlText.Append(html, code.AsSpan(done, end - done));
    }

    /// <summary>Passes over the pieces that end by a place: what they colour is not shown.</summary>
    public static void Skip(IReadOnlyList<CodeSpan> spans, int end, ref int next)
    {
        while (next < spans.Count && spans[next].End <= end)
        {
            next++;
        }
    }

    private static string ClassOf(CodeTokenKind kind) => kind switch
    {
        CodeTokenKind.Comment => "hc",
        CodeTokenKind.Text => "hs",
        CodeTokenKind.Number => "hn",
        CodeTokenKind.Keyword => "hk",
        CodeTokenKind.Name => "ha",
        CodeTokenKind.Variable => "hv",
        CodeTokenKind.Prompt => "hp",
        CodeTokenKind.Inserted => "hi",
        CodeTokenKind.Deleted => "hd",
        _ => "ho",
    };
}
