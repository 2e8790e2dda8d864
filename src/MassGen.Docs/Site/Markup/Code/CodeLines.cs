using System.Globalization;
using System.Text;
using MassGen.Docs.Site.Highlighting;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>
/// Code line by line, each in an element of its own. What is not of the code (numbers, signs, notes) is no text of the page, so that what a
/// reader copies is the code; only the text of removed lines is there, as it has to be read.
/// </summary>
internal sealed class CodeLines(CodeLook look, Words words)
{
    public void Append(StringBuilder html, Listing listing)
    {
        var code = listing.Code.TrimEnd('\n');
        var signs = look.IsDiff ? Signs(code) : "";
        var text = look.IsDiff ? WithoutSigns(code) : code;
        var spans = Languages.Read(text, listing.Language);
        var outputs = look.IsDiff ? [] : OutputMark.Find(text, listing.Compared);
        int next = 0, line = 0, mark = 0, output = 0;
        for (var start = 0; start <= text.Length; line++)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            if (line > 0)
            {
                html.Append('\n');
            }

            var marks = look.Notes?.Marks ?? [];
            var isMarked = mark < marks.Count && marks[mark].Line == line;
            var tag = Open(html, line, signs);
            var isOutput = output < outputs.Count && outputs[output].Line == line;
            Highlighter.Append(html, text, start, isMarked ? marks[mark].Cut : isOutput ? outputs[output].Cut : end, spans, ref next);
            if (isMarked)
            {
                Note(html, marks[mark++].Number);
            }
            else if (isOutput)
            {
                outputs[output++].Append(html, words);
            }

            // What stands in the comment of a mark, or is a word for the verifier, is not shown.
            Highlighter.Skip(spans, isMarked || isOutput ? end : start, ref next);

            html.Append("</").Append(tag).Append('>');
            start = end + 1;
        }
    }

    private string Open(StringBuilder html, int line, string signs)
    {
        var sign = line < signs.Length ? signs[line] : ' ';
        var tag = sign == '+' ? "ins" : sign == '-' ? "del" : look.Marked.Has(line + 1) ? "mark" : "span";
        html.Append('<').Append(tag).Append(" class=\"line").Append(look.Marked.Has(line + 1) ? " hl" : "").Append(look.Focus.Has(line + 1) ? " focus\"" : "\"");
        if (look.FirstNumber is { } first)
        {
            html.Append(" data-line=\"").Append((first + line).ToString(CultureInfo.InvariantCulture)).Append('"');
        }

        html.Append('>');
        return tag;
    }

    private void Note(StringBuilder html, int number)
    {
        var shown = number.ToString(CultureInfo.InvariantCulture);
        html.Append("<a class=\"note\" href=\"#").Append(look.Notes!.AnchorOf(number)).Append("\" data-note=\"").Append(shown).Append("\" aria-label=\"");
        HtmlText.Append(html, words["code.note"]).Append(' ').Append(shown).Append("\"></a>");
    }

    private static string Signs(string code) => string.Concat(code.Split('\n').Select(line => line is ['+' or '-', ..] ? line[0] : ' '));

    // As in a diff, unchanged lines may begin with a space; where one does not, none is taken for a sign.
    private static string WithoutSigns(string code)
    {
        var lines = code.Split('\n');
        var hasMargin = lines.All(line => line is [] or ['+' or '-' or ' ', ..]);
        return string.Join('\n', lines.Select(line => line is ['+' or '-', ..] || (hasMargin && line.Length > 0) ? line[1..] : line));
    }
}
