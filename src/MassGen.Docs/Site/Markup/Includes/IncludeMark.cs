using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace MassGen.Docs.Site.Markup.Includes;

/// <summary>A comment that says where the text after it comes from: <c>&lt;!-- include: ../common/notice.md#region --&gt;</c>.</summary>
/// <param name="File">The file, relative to the one that the comment stands in.</param>
/// <param name="Region">The region of it, or null for all of it.</param>
internal sealed partial record IncludeMark(string File, string? Region)
{
    /// <summary>Reads a comment; null when it says something else.</summary>
    public static IncludeMark? Of(string comment) => Begin().Match(comment) is { Success: true } match
        ? new IncludeMark(match.Groups["file"].Value, match.Groups["region"] is { Success: true } region ? region.Value : null)
        : null;

    /// <summary>The comment of a block; null when it is none that includes.</summary>
    public static IncludeMark? Of(Block block) => block is HtmlBlock { Type: HtmlBlockType.Comment } html ? Of(html.Lines.ToString()) : null;

    /// <summary>Whether a block ends what was included.</summary>
    public static bool IsEnd(Block block) => block is HtmlBlock { Type: HtmlBlockType.Comment } html && End().IsMatch(html.Lines.ToString());

    [GeneratedRegex(@"^\s*<!--\s*include:\s*(?<file>[^#\s][^#\r\n]*?)(#(?<region>[\w.-]+))?\s*-->\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^\s*<!--\s*/include\s*-->\s*$")]
    private static partial Regex End();
}
