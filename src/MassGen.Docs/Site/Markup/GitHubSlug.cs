using System.Globalization;
using System.Text;

namespace MassGen.Docs.Site.Markup;

/// <summary>Heading ids as GitHub makes them, so that a link works there and here.</summary>
/// <remarks>
/// Lower case; spaces become hyphens; letters, marks, decimal digits, hyphens and connectors such as <c>_</c> stay; anything else goes: the
/// class <c>Word</c> of Unicode regular expressions. The second heading of the same text gets <c>-1</c>, the third <c>-2</c>.
/// </remarks>
public sealed class GitHubSlug
{
    private readonly Dictionary<string, int> _used = [];

    /// <summary>The id of the next heading of a page.</summary>
    public string Next(string heading) => Unique(Of(heading));

    /// <summary>An id that somebody chose, with a number where the page has it already.</summary>
    public string Unique(string id)
    {
        var unique = id;
        while (!_used.TryAdd(unique, 0))
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{++_used[id]}");
        }

        return unique;
    }

    /// <summary>The id of a heading that is the only one of its text.</summary>
    public static string Of(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var rune in heading.AsSpan().Trim().EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                slug.Append('-');
            }
            else if (rune.Value == '-' || IsWord(rune))
            {
                AppendLower(slug, rune);
            }
        }

        return slug.ToString();
    }

    private static void AppendLower(StringBuilder slug, Rune rune)
    {
        // The one letter whose lower case is two characters; the invariant culture leaves it as it is.
        const int capitalWithDot = 0x130;
        if (rune.Value == capitalWithDot)
        {
            slug.Append("i\u0307");
            return;
        }

        Span<char> lower = stackalloc char[2];
        slug.Append(lower[..Rune.ToLowerInvariant(rune).EncodeToUtf16(lower)]);
    }

    // Letters in circles and squares are symbols that count as letters.
    private static bool IsWord(Rune rune) => rune.Value is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189)
        || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
