using System.Text;

namespace MassGen.Cli.Displays;

/// <summary>Rows of words under a heading, in columns as wide as their widest cell.</summary>
internal static class TextTable
{
    /// <summary>The table, each line with its end.</summary>
    /// <param name="heading">The name of each column.</param>
    /// <param name="right">For each column whether its cells stand to the right, as figures do.</param>
    /// <param name="rows">The rows, with a cell for each column.</param>
    public static StringBuilder Of(IReadOnlyList<string> heading, IReadOnlyList<bool> right, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Prepend(heading).ToList();
        var widths = Enumerable.Range(0, heading.Count).Select(column => lines.Max(line => Cells.Width(line[column]))).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text;
    }
}
