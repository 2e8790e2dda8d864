using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup.Code;

namespace MassGen.Docs.Site.Markup;

/// <summary>Reads Markdown as GitHub does, with the extensions that pages use and no others.</summary>
public static class PageParser
{
    /// <summary>The Markdown that is understood.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
        .Use<LeadingTasks>()
        .Use<StruckText>()
        .UseFootnotes()
        .UseAlertBlocks()
        .UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = "*_~(" })
        .UseDefinitionLists()
        .UseYamlFrontMatter()
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>Reads a page with its front matter.</summary>
    public static SourcePage Parse(string path, SourceText source, ICollection<Diagnostic> faults) =>
        Parse(path, source, faults, (top, headings) => FrontMatter.Read(source, top is null ? null : headings[0].Text, faults));

    /// <summary>Reads a page of which somebody else knows what it says about itself, given the heading at its top and all of its headings.</summary>
    public static SourcePage Parse(
        string path, SourceText source, ICollection<Diagnostic> faults, Func<HeadingBlock?, IReadOnlyList<PageHeading>, FrontMatter> frontMatter,
        bool isForeign = false)
    {
        var document = Document(source, faults);
        var headings = Identify(document, isForeign);
        var top = document.FirstOrDefault(block => !IsUnseen(block)) is HeadingBlock { Level: 1 } first ? first : null;
        var matter = frontMatter(top, headings);
        top ??= isForeign ? Title(document, matter.Title) : null;
        if (top is not null)
        {
            document.Remove(top);
        }

        Dress(document, source, faults);
        var anchors = Anchors(document, source, headings);
        return new SourcePage
        {
            Path = path,
            Source = source,
            FrontMatter = matter,
            IsForeign = isForeign,
            Document = document,
            Top = top,
            Headings = [.. headings.Where(heading => heading.Id != (top is null ? null : SourcePage.AnchorOf(top)))],
            Anchors = anchors.ToHashSet(),
            RepeatedIds = anchors.Count == headings.Count ? [] : [.. anchors.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key)],
        };
    }

    // What may stand over the heading: words for programs that check Markdown mostly stand in a comment there.
    private static bool IsUnseen(Block block) =>
        block is Markdig.Extensions.Yaml.YamlFrontMatterBlock or LinkReferenceDefinitionGroup or HtmlBlock { Type: HtmlBlockType.Comment };

    // On pages that were written for a repository a picture or badges stand over it; the page would say its title twice.
    private static HeadingBlock? Title(MarkdownDocument document, string title) =>
        document.OfType<HeadingBlock>().Where(heading => heading.Level == 1).ToList() is [var only] && PlainText.Of(only.Inline) == title ? only : null;

    private static MarkdownDocument Document(SourceText source, ICollection<Diagnostic> faults)
    {
        try
        {
            var document = Markdown.Parse(source.Text, Pipeline);
            if (Nesting.TooDeep(document, source.Text) is not { } block)
            {
                return document;
            }

            faults.Add(Nesting.Fault(new SourcePosition(source, block.Line + 1, 1)));
        }
        catch (ArgumentException)
        {
            faults.Add(Nesting.Fault(new SourcePosition(source, Nesting.DeepestLine(source), 1)));
        }

        return [];
    }

    // Says of every code block how it looks, and puts tabs together.
    private static void Dress(MarkdownDocument document, SourceText source, ICollection<Diagnostic> faults)
    {
        List<FencedCodeBlock>? tabs = null;
        foreach (var block in document.Descendants<FencedCodeBlock>())
        {
            var look = CodeLook.Read(FenceOptions.Read(block, source, faults), faults);
            if (look != CodeLook.Usual)
            {
                look.AttachTo(block);
            }

            if (look.Tab is not null)
            {
                (tabs ??= []).Add(block);
            }
        }

        if (tabs is not null)
        {
            TabGroup.MakeAll(document, tabs, faults);
        }
    }

    private static List<string> Anchors(MarkdownDocument document, SourceText source, List<PageHeading> headings)
    {
        var written = source.Text.Contains("<a", StringComparison.OrdinalIgnoreCase) ? RawHtml.Anchors(document) : [];
        return [.. written, .. headings.Select(heading => heading.Id)];
    }

    private static List<PageHeading> Identify(MarkdownDocument document, bool isForeign)
    {
        var slugs = new GitHubSlug();
        var headings = new List<PageHeading>();
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var written = isForeign ? WrittenHeadingId.Take(block) : null;
            var text = PlainText.Of(block.Inline);
            var heading = new PageHeading(block.Level, text, written is null ? slugs.Next(text) : slugs.Unique(written));
            block.GetAttributes().Id = heading.Id;
            headings.Add(heading);
        }

        return headings;
    }
}
