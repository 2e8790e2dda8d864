using System.Text;
using MassGen.Docs.Snippets.Matching;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>A line of output that ends in a word for the verifier: readers see what the word means for them in its place.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Cut">Where the line ends for readers.</param>
/// <param name="Names">What is said of it: names of words.</param>
internal readonly record struct OutputMark(int Line, int Cut, IReadOnlyList<string> Names)
{
    /// <summary>Finds the marks of a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="compared">The lines, from 0, whose ends the verifier reads.</param>
    public static IReadOnlyList<OutputMark> Find(string code, IReadOnlySet<int> compared)
    {
        var marks = new List<OutputMark>();
        if (compared.Count == 0)
        {
            return marks;
        }

        var (line, start) = (0, 0);
        foreach (var text in code.Split('\n'))
        {
            if (compared.Contains(line) && LinePattern.Parts(text) is var (shown, kind, times) && shown.Length < text.Length && !IsEscaped(shown, kind))
            {
                marks.Add(new OutputMark(line, start + shown.Length, [.. OfKind(kind), .. OfTimes(times)]));
            }

            (line, start) = (line + 1, start + text.Length + 1);
        }

        return marks;
    }

    /// <summary>Writes it. It is no text of the page, so that what a reader copies is the code.</summary>
    public void Append(StringBuilder html, Words words)
    {
        foreach (var name in Names)
        {
            var why = Html.Escape(words[$"code.{name}-why"]);
            html.Append("<span class=\"varies\" role=\"img\" aria-label=\"").Append(why).Append("\" title=\"").Append(why).Append("\" data-word=\"");
            html.Append(Html.Escape(words[$"code.{name}"])).Append("\"></span>");
        }
    }

    // Such a line is not printed as it stands there; without its word nobody could tell.
    private static bool IsEscaped(string shown, string kind) => kind == "escaped" && shown.Contains('\\', StringComparison.Ordinal);

    private static string[] OfKind(string kind) => kind switch { "glob" => ["varies"], "re" => ["pattern"], _ => [] };

    private static string[] OfTimes(string times) => times switch { "?" => ["optional"], "*" => ["optional", "repeats"], "+" => ["repeats"], _ => [] };
}
