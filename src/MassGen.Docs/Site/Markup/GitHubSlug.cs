using System.Globalization;
using System.Text;

namespace MassGen.Docs.Site.Markup;

/// <summary>Heading ids as GitHub makes them, so that a link works there and here.</summary>
/// <remarks>
/// Lower case; spaces become hyphens; letters, marks, digits, hyphens and connectors such as <c>_</c> stay; anything else goes. The
/// second heading of the same text gets <c>-1</c>, the third <c>-2</c>.
/// </remarks>
public sealed class GitHubSlug
{
    private readonly Dictionary<string, int> _used = [];

    /// <summary>The id of the next heading of a page.</summary>
    public string Next(string heading)
    {
        var slug = Of(heading);
        var unique = slug;
        while (!_used.TryAdd(unique, 0))
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{slug}-{++_used[slug]}");
        }

        return unique;
    }

    /// <summary>The id of a heading that is the only one of its text.</summary>
    public static string Of(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var rune in heading.Trim().EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                slug.Append('-');
            }
            else if (rune.Value == '-' || IsWord(Rune.GetUnicodeCategory(rune)))
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return slug.ToString();
    }

    private static bool IsWord(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
