using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Markup;

/// <summary>Reads Markdown as GitHub does, with the extensions that pages use and no others.</summary>
public static class PageParser
{
    /// <summary>The Markdown that is understood.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .Use<LeadingTasks>()
        .UseFootnotes()
        .UseAlertBlocks()
        .UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = "*_~(" })
        .UseDefinitionLists()
        .UseYamlFrontMatter()
        .UsePreciseSourceLocation()
        .Build();

    public static SourcePage Parse(string path, SourceText source, ICollection<Diagnostic> faults)
    {
        var matter = FrontMatter.Read(source, faults);
        var document = Markdown.Parse(source.Text, Pipeline);
        foreach (var block in document.Descendants<FencedCodeBlock>())
        {
            FenceOptions.Read(block, source, faults);
        }

        var headings = Identify(document);
        var top = document.FirstOrDefault(block => block is not Markdig.Extensions.Yaml.YamlFrontMatterBlock) as HeadingBlock;
        if (top is not { Level: 1 })
        {
            top = null;
        }
        else
        {
            document.Remove(top);
        }

        var anchors = RawHtml.Anchors(document).Concat(headings.Select(heading => heading.Id)).ToList();
        return new SourcePage
        {
            Path = path,
            Source = source,
            FrontMatter = matter,
            Document = document,
            Top = top,
            Headings = [.. headings.Skip(top is null ? 0 : 1)],
            Anchors = anchors.ToHashSet(),
            RepeatedIds = [.. anchors.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key)],
        };
    }

    private static List<PageHeading> Identify(MarkdownDocument document)
    {
        var slugs = new GitHubSlug();
        var headings = new List<PageHeading>();
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var text = PlainText.Of(block.Inline);
            var heading = new PageHeading(block.Level, text, slugs.Next(text));
            block.GetAttributes().Id = heading.Id;
            headings.Add(heading);
        }

        return headings;
    }
}
