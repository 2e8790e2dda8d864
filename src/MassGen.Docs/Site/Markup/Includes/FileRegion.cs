using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Markup.Includes;

/// <summary>A part of a file between two comments: <c># region NAME</c> and <c># endregion</c>, in the comments of any language.</summary>
internal static partial class FileRegion
{
    /// <summary>The text of a region, without its margin and without the marks of regions in it; null when there is no such region.</summary>
    public static string? Of(string text, string? region)
    {
        var (lines, depth) = (new List<string>(), region is null ? 1 : 0);
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var mark = Mark().Match(line);
            if (!mark.Success)
            {
                if (depth > 0)
                {
                    lines.Add(line);
                }
            }
            else if (mark.Groups["name"].Success)
            {
                depth = depth > 0 ? depth + 1 : mark.Groups["name"].Value == region ? 1 : 0;
            }
            else if (depth > 0 && --depth == 0 && region is not null)
            {
                return Dedented(lines);
            }
        }

        return region is null ? Dedented(lines) : null;
    }

    /// <summary>The names of all regions of a file.</summary>
    public static IReadOnlyList<string> Names(string text) =>
        [.. text.Split('\n').Select(line => Mark().Match(line).Groups["name"]).Where(name => name.Success).Select(name => name.Value)];

    private static string Dedented(List<string> lines)
    {
        var margin = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= margin ? line[margin..] : line.TrimStart())).Trim('\n');
    }

    [GeneratedRegex(@"^\s*(#|//|--|;|<!--)\s*#?(region:?\s+(?<name>[\w.-]+)|end-?region\b[^\n]*?)\s*(-->)?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
