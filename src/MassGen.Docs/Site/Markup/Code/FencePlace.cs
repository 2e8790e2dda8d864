using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>Finds words in the first line of a fenced block.</summary>
internal static class FencePlace
{
    /// <summary>Where a word stands; the beginning of the line when it is not there.</summary>
    public static SourcePosition Of(string word, FencedCodeBlock block, SourceText source)
    {
        var line = source.Line(block.Line + 1);
        return new SourcePosition(source, block.Line + 1, Math.Max(0, line.IndexOf(word, StringComparison.Ordinal)) + 1, word.Length);
    }
}
