using System.Globalization;
using System.Text.RegularExpressions;

namespace MassGen.Diagnostics;

/// <summary>Makes what somebody wrote safe to repeat in a message.</summary>
internal static partial class PrintableText
{
    private const int Longest = 80;

    /// <summary>The text without characters a terminal would obey, and not longer than a message should be.</summary>
    public static string Of(string text)
    {
        var shown = WithoutKeys(WithoutControls(text));
        return shown.Length <= Longest ? shown : TextParts.Beginning(shown, Longest - 1) + "…";
    }

    /// <summary>The text with a star for each character of what looks like the key of a well-known service.</summary>
    public static string WithoutKeys(string text) => ServiceKey().Replace(text, key => new string('*', key.Length));

    /// <summary>A key as a message may name it: without the value that <see cref="EndOfName"/> finds in it.</summary>
    public static string Key(string key) => Of(EndOfName(key) is var end and >= 0 ? key[..end] + "…" : key);

    /// <summary>
    /// Where a name ends inside a key, or -1. Behind a blank or a colon there is mostly a value, perhaps a secret: somebody forgot the
    /// colon, or the blank after it.
    /// </summary>
    public static int EndOfName(string key) => key.AsSpan().IndexOfAny(" :=");

    /// <summary>The text with one visible character for each that a terminal would obey; tabs stay, so that columns stay.</summary>
    public static string WithoutControls(string text) =>
        text.Any(IsObeyed) ? string.Create(text.Length, text, (shown, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                shown[i] = IsObeyed(from[i]) ? '\u00b7' : from[i];
            }
        }) : text;

    // Directional marks are among them: they can make text read as something else.
    private static bool IsObeyed(char letter) =>
        (char.IsControl(letter) && letter != '\t') || char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    [GeneratedRegex(@"\b(sk|xai|gsk|pat|gh[opsu]|AIza|xox[a-z])[-_A-Za-z0-9]{8,}", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceKey();
}
