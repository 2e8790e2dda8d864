using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed partial class StyleTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(SampleSite.Templates, "assets/site.css"));

    private static readonly string[] TextOnGround =
    [
        "text/ground", "text/raised", "text/code", "quiet/ground", "quiet/raised", "link/ground", "link-visited/ground", "link/note-ground",
        "link/caution-ground", "link/bad-ground", "link/good-ground", "link/important-ground", "text/selection",
        "good/good-ground", "bad/bad-ground", "caution/caution-ground", "unknown/unknown-ground", "note/note-ground", "important/important-ground",
        "good/ground", "bad/ground", "bad/code", "quiet/code", "quiet/good-ground", "quiet/note-ground", "quiet/caution-ground",
        "hl-comment/code", "hl-string/code", "hl-number/code", "hl-keyword/code", "hl-name/code", "hl-variable/code", "hl-output/code",
    ];

    // Graphics and focus marks need 3:1 (WCAG 1.4.11).
    private static readonly string[] GraphicOnGround =
    [
        "bar-model/raised", "bar-tool/raised", "bar-command/raised", "mark-answer/raised", "mark-vote/raised", "mark-winner/raised",
        "mark-restart/raised", "mark-bad/raised", "focus/ground", "strong-line/ground",
    ];

    public static TheoryData<string, bool, double> Pairs()
    {
        var data = new TheoryData<string, bool, double>();
        foreach (var isDark in new[] { false, true })
        {
            TextOnGround.ToList().ForEach(pair => data.Add(pair, isDark, 4.5));
            GraphicOnGround.ToList().ForEach(pair => data.Add(pair, isDark, 3));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_and_marks_stand_out_in_both_themes(string pair, bool isDark, double least)
    {
        var colours = Colours(isDark);
        var (front, back) = (Luminance(colours[pair.Split('/')[0]]), Luminance(colours[pair.Split('/')[1]]));

        Assert.True((Math.Max(front, back) + 0.05) / (Math.Min(front, back) + 0.05) >= least, pair);
    }

    [Fact]
    public void Every_colour_has_a_value_in_both_themes() => Assert.Equal(Colours(false).Keys.Order(), Colours(true).Keys.Order());

    private static Dictionary<string, string> Colours(bool isDark)
    {
        var dark = Css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var end = Css.IndexOf("\n}", dark, StringComparison.Ordinal);
        return Colour().Matches(isDark ? Css[dark..end] : Css[..dark]).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(index => int.Parse(colour.AsSpan(index * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("--(?<name>[a-z-]+): #(?<value>[0-9a-f]{6});", RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();
}
