using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>Code blocks that stand one after the other and are shown as tabs.</summary>
internal sealed class TabGroup() : ContainerBlock(null)
{
    /// <summary>Its number on the page.</summary>
    public int Number { get; init; }

    /// <summary>Makes groups of all blocks in a document that are tabs. A comment between two of them does not part them.</summary>
    public static void MakeAll(MarkdownDocument document, IReadOnlyList<FencedCodeBlock> tabs, ICollection<Diagnostic> faults)
    {
        var number = 0;
        foreach (var first in tabs.Where(tab => tab.Parent is not TabGroup))
        {
            var group = Around(first, ++number);
            if (group.Count == 1)
            {
                faults.Add(new Diagnostic(
                    "MG7062", Severity.Error, "A tab stands alone: no other code block with tab=… is beside it.",
                    FenceOptions.Of(first).PlaceOf("tab"), Suggestion: "Put the tabs one after the other, or remove tab=…."));
            }

            foreach (var again in group.OfType<FencedCodeBlock>().GroupBy(tab => CodeLook.Of(tab).Tab).SelectMany(same => same.Skip(1)))
            {
                faults.Add(new Diagnostic(
                    "MG7062", Severity.Error, $"There is a tab '{CodeLook.Of(again).Tab}' beside this one already.",
                    FenceOptions.Of(again).PlaceOf("tab"), Suggestion: "Give it another name, or part the groups with a sentence."));
            }
        }
    }

    private static TabGroup Around(FencedCodeBlock first, int number)
    {
        var parent = first.Parent!;
        var (begin, end) = (parent.IndexOf(first), parent.IndexOf(first) + 1);
        for (var next = end; next < parent.Count && IsInside(parent[next]); next++)
        {
            end = parent[next] is FencedCodeBlock ? next + 1 : end;
        }

        var group = new TabGroup { Number = number, Line = first.Line, Span = new SourceSpan(first.Span.Start, parent[end - 1].Span.End) };
        var inside = parent.Skip(begin).Take(end - begin).ToList();
        foreach (var block in inside)
        {
            parent.Remove(block);
            if (block is FencedCodeBlock)
            {
                group.Add(block);
            }
        }

        parent.Insert(begin, group);
        return group;
    }

    private static bool IsInside(Block block) => block is HtmlBlock { Type: HtmlBlockType.Comment } || (block is FencedCodeBlock fence && CodeLook.Of(fence).Tab is not null);
}
