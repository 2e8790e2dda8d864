using System.Text;
using MassGen.Docs.Snippets.Matching;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>A line of output that ends in a word for the verifier: readers see what the word means for them in its place.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Cut">Where the line ends for readers.</param>
/// <param name="Said">What is said of it: the names of a word, and of the sentence behind it.</param>
internal readonly record struct OutputMark(int Line, int Cut, IReadOnlyList<(string Word, string Why)> Said)
{
    private static readonly (string Word, string Why) Varies = ("code.varies", "code.varies-why");
    private static readonly (string Word, string Why) Pattern = ("code.pattern", "code.pattern-why");
    private static readonly (string Word, string Why) Optional = ("code.optional", "code.optional-why");
    private static readonly (string Word, string Why) Repeats = ("code.repeats", "code.repeats-why");

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
        foreach (var said in Said)
        {
            var why = Html.Escape(words[said.Why]);
            html.Append("<span class=\"varies\" role=\"img\" aria-label=\"").Append(why).Append("\" title=\"").Append(why).Append("\" data-word=\"");
            html.Append(Html.Escape(words[said.Word])).Append("\"></span>");
        }
    }

    // Such a line is not printed as it stands there; without its word nobody could tell.
    private static bool IsEscaped(string shown, string kind) => kind == "escaped" && shown.Contains('\\', StringComparison.Ordinal);

    private static (string Word, string Why)[] OfKind(string kind) => kind switch { "glob" => [Varies], "re" => [Pattern], _ => [] };

    private static (string Word, string Why)[] OfTimes(string times) => times switch { "?" => [Optional], "*" => [Optional, Repeats], "+" => [Repeats], _ => [] };
}
