using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>
/// A part of a file between <c># region NAME</c> and <c># endregion</c>, in the comment signs of the file's language. It is shown
/// without the marks of regions inside it and without the indentation that all its lines share.
/// </summary>
public static partial class FileRegion
{
    /// <summary>The text of a region, or of the whole file without marks when no name is given.</summary>
    /// <returns>The text without a line feed at its end; null when there is no such region, or it is not closed.</returns>
    public static string? Text(SourceText file, string? name)
    {
        ArgumentNullException.ThrowIfNull(file);
        var lines = file.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var inside = name is null ? lines : Inside(lines, name);
        return inside is null ? null : string.Join('\n', Unindented([.. inside.Where(line => !IsMark(line))]));
    }

    /// <summary>The names of a file's regions.</summary>
    public static IReadOnlyList<string> Names(SourceText file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. file.Text.Split('\n').Select(line => Begin().Match(line.TrimEnd('\r'))).Where(match => match.Success).Select(match => match.Groups["name"].Value)];
    }

    private static string[]? Inside(string[] lines, string name)
    {
        var begin = Array.FindIndex(lines, line => Begin().Match(line) is { Success: true } match && match.Groups["name"].Value == name);
        if (begin < 0)
        {
            return null;
        }

        var depth = 1;
        for (var i = begin + 1; i < lines.Length; i++)
        {
            depth += Begin().IsMatch(lines[i]) ? 1 : End().IsMatch(lines[i]) ? -1 : 0;
            if (depth == 0)
            {
                return lines[(begin + 1)..i];
            }
        }

        return null;
    }

    private static bool IsMark(string line) => Begin().IsMatch(line) || End().IsMatch(line);

    private static IEnumerable<string> Unindented(IReadOnlyList<string> lines)
    {
        var shared = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return lines.Select(line => line.Length <= shared ? line.TrimStart() : line[shared..]);
    }

    [GeneratedRegex(@"^\s*(#|//|--|<!--)\s*#?region\s+(?<name>[\w.-]+)\s*(-->)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^\s*(#|//|--|<!--)?\s*#?endregion\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
