using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Finds the blocks of code of a page, with the comments that belong to them, and what is wrong with how they are written.</summary>
internal sealed class PageFences(SourcePage page, RepositoryFiles files, ICollection<Diagnostic> faults)
{
    private readonly HashSet<HtmlBlock> _used = [];

    public IReadOnlyList<PageFence> Read()
    {
        var fences = new List<PageFence>();
        foreach (var block in page.Document.Descendants<CodeBlock>())
        {
            if (block is FencedCodeBlock fenced)
            {
                FenceForm.Check(fenced, page.Source, faults);
                fences.Add(Fence(fenced));
            }
            else if (block is not Markdig.Extensions.Yaml.YamlFrontMatterBlock)
            {
                FenceForm.RefuseIndented(block, page.Source, faults);
            }
        }

        foreach (var comment in page.Document.Descendants<HtmlBlock>().Where(block => block.Type == HtmlBlockType.Comment && !_used.Contains(block)))
        {
            RefuseAlone(new PageComment(page.Source, comment));
        }

        return fences;
    }

    private PageFence Fence(FencedCodeBlock block)
    {
        var said = SnippetComment.None;
        var hidden = new List<HiddenFence>();
        foreach (var comment in Above(block).Select(html => new PageComment(page.Source, html)))
        {
            if (comment.IsExample)
            {
                said = SnippetComment.Read(comment.Yaml(), files, faults);
            }
            else if (HiddenFences.AreIn(comment.Text))
            {
                hidden.AddRange(HiddenFences.Read(page.Source, comment.FirstLine, comment.LastLine, faults));
            }
            else
            {
                comment.RefuseNearlyExample(faults);
            }
        }

        return new PageFence
        {
            Page = page,
            Block = block,
            Text = FenceText.Of(block, page.Source),
            Comment = said,
            Position = SourcePlaces.At(page.Source, block.Span.Start, block.OpeningFencedCharCount),
            SetUp = Only(hidden, isTearDown: false),
            TearDown = Only(hidden, isTearDown: true),
        };
    }

    private List<HtmlBlock> Above(FencedCodeBlock block)
    {
        var siblings = block.Parent!;
        var above = new List<HtmlBlock>();
        for (var i = siblings.IndexOf(block) - 1; i >= 0 && siblings[i] is HtmlBlock { Type: HtmlBlockType.Comment } comment; i--)
        {
            above.Insert(0, comment);
            _used.Add(comment);
        }

        return above;
    }

    private HiddenFence? Only(List<HiddenFence> hidden, bool isTearDown)
    {
        var found = hidden.Where(fence => fence.IsTearDown == isTearDown).ToList();
        foreach (var second in found.Skip(1))
        {
            faults.Add(new Diagnostic(
                "MG5122", Severity.Error, $"This is the second '{(isTearDown ? "teardown" : "setup")}' of the same block.", second.Position,
                Suggestion: "Put both into one."));
        }

        return found.Count == 0 ? null : found[0];
    }

    private void RefuseAlone(PageComment comment)
    {
        if (comment.IsExample || HiddenFences.AreIn(comment.Text))
        {
            faults.Add(new Diagnostic(
                "MG5121", Severity.Error, "This comment belongs to no block of code: one must follow it directly.", comment.Position,
                Suggestion: "Move it right above the fence it is about."));
        }
        else
        {
            comment.RefuseNearlyExample(faults);
        }
    }
}
