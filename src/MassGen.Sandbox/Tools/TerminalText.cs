using System.Globalization;
using System.Text;

namespace MassGen.Sandbox;

/// <summary>Makes text of unknown origin safe to show in a terminal.</summary>
public static class TerminalText
{
    /// <summary>
    /// Shows control characters as <c>\x1b</c> and the like instead of letting a terminal obey them. Line feeds and tabs stay;
    /// so do all printable characters. Directional overrides are shown too: they can make text read as something else.
    /// </summary>
    public static string Escape(string text)
    {
        if (!text.Any(MustBeShown))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (MustBeShown(letter))
                shown.Append(CultureInfo.InvariantCulture, $"{(letter < 256 ? "\\x" : "\\u")}{((int)letter).ToString(letter < 256 ? "x2" : "x4", CultureInfo.InvariantCulture)}");
            else
                shown.Append(letter);
        }

        return shown.ToString();
    }

    private static bool MustBeShown(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t'))
        || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
