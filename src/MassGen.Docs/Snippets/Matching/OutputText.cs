using System.Text;
using System.Text.RegularExpressions;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>Text as it is compared: scrubbed, with one kind of line end, and without space that nobody sees.</summary>
internal static partial class OutputText
{
    /// <summary>The text as it is compared.</summary>
    public static string Of(string text) => Scrubbers.Apply(Shown(text));

    /// <summary>The text as a page shows it: not scrubbed.</summary>
    public static string Shown(string text) => string.Join('\n', Plain(text).Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    /// <summary>Text without a terminal's colours, and with every other control character written out as <c>\x1b</c>.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in Colours().Replace(text.ReplaceLineEndings("\n"), ""))
        {
            _ = char.IsControl(letter) && letter is not ('\n' or '\t') ? plain.Append($"\\x{(int)letter:x2}") : plain.Append(letter);
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*[mK]")]
    private static partial Regex Colours();
}
