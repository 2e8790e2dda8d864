using System.Globalization;
using System.Text;

namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// Writes the letters of a host as browsers compare them: wide letters, numbers in circles and the like become plain ones. This program
/// runs without the tables of Unicode's compatibility forms; what it cannot write plainly is no host.
/// </summary>
internal static class HostLetters
{
    // U+FF01 to U+FF5E are the wide forms of U+0021 to U+007E.
    private const int Wide = 0xFF01 - 0x21;

    // The blocks whose letters browsers write as others: modifiers, superscripts, letterlike and enclosed ones, ligatures, mathematics.
    private static readonly (int From, int To)[] Others =
    [
        (0x02B0, 0x02FF), (0x1D2C, 0x1DBF), (0x2070, 0x209F), (0x2100, 0x218F), (0x2460, 0x24FF), (0x3200, 0x33FF), (0xFB00, 0xFDFF), (0xFE30, 0xFFEF),
        (0x1D400, 0x1D7FF), (0x1F100, 0x1F1FF),
    ];

    /// <summary>The plain form; null where there is none.</summary>
    public static string? Fold(string written)
    {
        var plain = new StringBuilder(written.Length);
        foreach (var letter in written.EnumerateRunes())
        {
            if (letter.Value is 0x00AD or 0x200B or 0x2060 or 0xFEFF)
            {
                // Browsers leave these out.
                continue;
            }

            if (Plain(letter) is not { } one)
            {
                return null;
            }

            plain.Append(one);
        }

        return plain.ToString();
    }

    private static string? Plain(Rune letter) => letter.Value switch
    {
        0x3002 or 0xFF0E or 0xFF61 => ".",
        >= 0xFF01 and <= 0xFF5E => ((char)(letter.Value - Wide)).ToString(),
        >= 0x1D7CE and <= 0x1D7FF => ((letter.Value - 0x1D7CE) % 10).ToString(CultureInfo.InvariantCulture),
        _ when Rune.GetUnicodeCategory(letter) == UnicodeCategory.OtherNumber =>
            CharUnicodeInfo.GetDigitValue(letter.ToString(), 0) is >= 0 and var digit ? digit.ToString(CultureInfo.InvariantCulture) : null,
        _ when Others.Any(block => letter.Value >= block.From && letter.Value <= block.To) => null,
        _ => letter.ToString(),
    };
}
