using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed partial class StyleTests
{
    private static readonly string Css = Read("site.css");
    private static readonly string RunCss = Read("run.css");

    // Shadows and veils are black in both themes.
    private static readonly string[] Veils = ["0003", "0005"];

    private static readonly string[] TextOnGround =
    [
        "text/ground", "text/code", "quiet/ground", "quiet/raised", "link/ground", "link-visited/ground", "link/note-ground",
        "link/caution-ground", "link/bad-ground", "link/good-ground", "link/important-ground", "text/selection",
        "good/good-ground", "bad/bad-ground", "caution/caution-ground", "unknown/unknown-ground", "note/note-ground", "important/important-ground",
        "good/ground", "bad/ground", "bad/code", "quiet/code", "on-accent/accent", "caution/ground", "link/raised", "text/raised", "quiet/good-ground", "quiet/note-ground", "quiet/caution-ground",
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
    public void A_colour_stands_only_where_it_is_named() =>
        Assert.All(ColourCode().Matches(Css + RunCss), code => Assert.Contains(code.Value, Veils.Concat(Colours(true).Values).Concat(Colours(false).Values).Select(value => "#" + value)));

    [Theory]
    [InlineData("site.css")]
    [InlineData("run.css")]
    public void Every_name_that_is_used_is_given_a_value(string file)
    {
        var given = Given().Matches(Css).Select(match => match.Value).ToHashSet();
        Assert.All(Used().Matches(Read(file)), use => Assert.Contains(use.Groups["name"].Value, given));
    }

    private static Dictionary<string, string> Colours(bool isDark) => Colour().Matches(Css)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups[isDark ? "dark" : "light"].Value);

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(index => int.Parse(colour.AsSpan(index * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(SampleSite.Templates, "assets", file));

    [GeneratedRegex(@"--(?<name>[a-z-]+): light-dark\(#(?<light>[0-9a-f]{6}), #(?<dark>[0-9a-f]{6})\);", RegexOptions.ExplicitCapture)]
    private static partial Regex Colour();

    [GeneratedRegex("#[0-9a-f]{3,8}(?=[;, )])")]
    private static partial Regex ColourCode();

    [GeneratedRegex(@"--[a-z-]+(?=:)")]
    private static partial Regex Given();

    [GeneratedRegex(@"var\((?<name>--[a-z-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Used();
}
