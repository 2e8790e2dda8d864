using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace MassGen.Docs.Site.Markup;

/// <summary>
/// Task lists as GitHub reads them: the box stands at the beginning of the item. Markdig's own take any <c>[x]</c> in a list for one, so
/// that <c>- see [x](page.md)</c> would lose its link.
/// </summary>
internal sealed class LeadingTasks : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new Parser());

    // The renderer needs the site's words, and is set where they are known.
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class Parser : TaskListInlineParser
    {
        public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
            processor.Root?.FirstChild is null && base.Match(processor, ref slice);
    }
}
