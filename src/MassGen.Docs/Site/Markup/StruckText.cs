using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;

namespace MassGen.Docs.Site.Markup;

/// <summary>Text that is struck out, as GitHub reads it: between one tilde or two on each side. Markdig's own takes one for a subscript.</summary>
internal sealed class StruckText : IMarkdownExtension
{
    private const char Tilde = '~';

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        if (pipeline.InlineParsers.FindExact<EmphasisInlineParser>() is { } emphasis && !emphasis.HasEmphasisChar(Tilde))
        {
            emphasis.EmphasisDescriptors.Add(new EmphasisDescriptor(Tilde, 1, 2, enableWithinWord: true));
        }
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer.ObjectRenderers.FindExact<EmphasisInlineRenderer>() is { } emphasis)
        {
            var usual = emphasis.GetTag;
            emphasis.GetTag = inline => inline.DelimiterChar == Tilde ? "del" : usual(inline);
        }
    }
}
