using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup;

/// <summary>Refuses Markdown whose parts stand in each other more deeply than it can be written: the renderer would stop in the middle.</summary>
internal static class Nesting
{
    /// <summary>The code of the fault.</summary>
    public const string Code = "MG7083";

    // Markdig renders 128 levels and throws beyond them; blocks need some of these.
    private const int Deepest = 64;

    /// <summary>The first block whose text is nested too deeply, or null.</summary>
    public static LeafBlock? TooDeep(MarkdownDocument document, string text)
    {
        // Every level takes a character that opens it: without many of them there is nothing to count.
        if (text.AsSpan().Count('[') + text.AsSpan().Count('*') + text.AsSpan().Count('_') + text.AsSpan().Count('~') <= Deepest)
        {
            return null;
        }

        return document.Descendants<LeafBlock>().FirstOrDefault(block => block.Inline is { } inline && DepthOf(inline) > Deepest);
    }

    /// <summary>The line that begins with the most characters that nest.</summary>
    public static int DeepestLine(SourceText source) => Enumerable.Range(1, source.LineCount)
        .MaxBy(line => source.Line(line).TakeWhile(c => c is ' ' or '>' or '-' or '*' or '+' or '\t').Count());

    public static Diagnostic Fault(SourcePosition place) => new(
        Code, Severity.Error, "What stands here is nested too deeply to be read.", place,
        Suggestion: $"Quotes, lists, brackets and emphasis can stand in each other {Deepest} levels deep.");

    // Goes down and up again without calling itself: the depth is what is in question.
    private static int DepthOf(ContainerInline root)
    {
        var (deepest, depth) = (0, 0);
        for (Inline? at = root.FirstChild; at is not null;)
        {
            if (at is ContainerInline { FirstChild: { } child })
            {
                at = child;
                deepest = Math.Max(deepest, ++depth);
                continue;
            }

            while (at is not null && at != root && at.NextSibling is null)
            {
                at = at.Parent;
                depth--;
            }

            at = at == root ? null : at?.NextSibling;
        }

        return deepest;
    }
}
