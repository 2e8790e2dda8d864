using MassGen.Diagnostics;
using Spectre.Console.Rendering;

namespace MassGen.Cli.Displays;

/// <summary>Text measured in the cells of a terminal, where some letters are two cells wide.</summary>
internal static class Cells
{
    /// <summary>How many cells a line takes.</summary>
    public static int Width(string line) => new Segment(line).CellCount();

    /// <summary>A line that takes at most so many cells.</summary>
    public static string Crop(string line, int width) => width <= 0 ? ""
        : Width(line) <= width ? line
        : TextParts.Beginning(line, Segment.Truncate(new Segment(line), width - 1)?.Text.Length ?? 0) + "…";

    /// <summary>The end of a line, in at most so many cells.</summary>
    public static string CropStart(string line, int width)
    {
        if (width <= 0 || Width(line) <= width)
        {
            return width <= 0 ? "" : line;
        }

        // No letter takes less than one cell, so not more letters than cells can fit.
        var end = TextParts.End(line, width - 1);
        while (Width(end) > width - 1)
        {
            end = TextParts.End(end, end.Length - 1);
        }

        return "…" + end;
    }

    /// <summary>A line that takes exactly so many cells.</summary>
    public static string Fit(string line, int width)
    {
        var cropped = Crop(line, width);
        return cropped + new string(' ', Math.Max(0, width - Width(cropped)));
    }
}
