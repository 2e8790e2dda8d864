using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Reads how large the screen is, and how large the picture that the model sees.</summary>
internal sealed class PresetScreen(MapReader map, ComputerTool tool, Action<string, Severity, string, string, string?> fault)
{
    private const int Step = 8;

    // Anthropic makes larger pictures smaller itself, and then places no longer fit: 1568 pixels at the longer side, 1.15 megapixels.
    private const double LongestForClaude = 1568;
    private const double PixelsForClaude = 1_150_000;

    public (ScreenSize Screen, ScreenSize Picture) Read()
    {
        var display = Display();
        var screen = Written() ?? (display is { } asked ? Nearest(asked) : ScreenSize.Default);
        var picture = tool == ComputerTool.Gemini ? screen : display ?? screen;
        if (tool == ComputerTool.Claude && Smaller(picture) is { } smaller && smaller != picture)
        {
            if (display is not null)
            {
                fault(ComputerErrors.OtherMeaning, Severity.Warning, "display_width", $"Claude sees pictures of {picture} smaller than they are; it gets {smaller}, and places are converted.", null);
            }

            picture = smaller;
        }

        return (screen, picture);
    }

    private ScreenSize? Display()
    {
        var width = map.WholeNumber("display_width", 64, 8192);
        var height = map.WholeNumber("display_height", 64, 8192);
        return width is null && height is null ? null : new ScreenSize(width ?? ScreenSize.Default.Width, height ?? ScreenSize.Default.Height);
    }

    private ScreenSize? Written()
    {
        if (map.AnyText("screen") is not { } written)
        {
            return null;
        }

        var parts = written.Split('x', 'X', '×');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && Nearest(new ScreenSize(width, height)) == new ScreenSize(width, height))
        {
            return new ScreenSize(width, height);
        }

        fault(ComputerErrors.BadValue, Severity.Error, "screen", $"'{PlainText.Of(written)}' is no size of a screen: it is 640x480 to 2560x1600, both multiples of 8.",
            "For example 'screen: 1280x800'.");
        return ScreenSize.Default;
    }

    // What the screen can be that comes closest to what was asked for.
    private static ScreenSize Nearest(ScreenSize size) => new(Near(size.Width, 640, 2560), Near(size.Height, 480, 1600));

    private static int Near(int pixels, int least, int most) => Math.Clamp((pixels + (Step / 2)) / Step * Step, least, most);

    private static ScreenSize Smaller(ScreenSize size)
    {
        var scale = Math.Min(1, Math.Min(LongestForClaude / Math.Max(size.Width, size.Height), Math.Sqrt(PixelsForClaude / ((double)size.Width * size.Height))));
        return scale >= 1 ? size : new ScreenSize((int)(size.Width * scale), (int)(size.Height * scale));
    }
}
