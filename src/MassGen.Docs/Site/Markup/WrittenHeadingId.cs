using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MassGen.Docs.Site.Markup;

/// <summary>
/// The id that a heading says of itself, as Hugo, Docusaurus, VitePress and kramdown read it: <c>## Limits {#limits}</c>, <c>{ #limits .wide }</c>
/// and <c>{: #limits }</c>. GitHub does not know it, so pages of our own have none.
/// </summary>
internal static partial class WrittenHeadingId
{
    /// <summary>Takes it out of the heading's text.</summary>
    /// <returns>The id without its <c>#</c>, or null when the heading has none.</returns>
    public static string? Take(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline last || Braces().Match(last.Content.ToString()) is not { Success: true } braces)
        {
            return null;
        }

        last.Content = new StringSlice(last.Content.ToString()[..braces.Index]);
        return braces.Groups["id"].Value;
    }

    [GeneratedRegex(@"\s*\{:?\s*#(?<id>[\p{L}\p{N}_.:-]+)(\s[^{}]*)?\}\s*$")]
    private static partial Regex Braces();
}
