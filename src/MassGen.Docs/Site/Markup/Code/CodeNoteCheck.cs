using Markdig.Renderers.Html;
using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>Ties the marks in code to the numbered list after it, and tells where they do not fit.</summary>
internal sealed class CodeNoteCheck(SourceText source, ICollection<Diagnostic> faults)
{
    private int _blocks;

    /// <summary>The block's look with its notes, or as it is when it has none.</summary>
    public CodeLook Tie(CodeBlock block, string code, CodeLook look)
    {
        var marks = CodeNotes.Find(code);
        var list = marks.Count == 0 ? null : ListAfter(block);

        // Outside of a comment it is a part of the code, and what is verified is what readers see.
        if (list is null || (block is FencedCodeBlock fence && FenceLanguage.IsVerified(FenceOptions.Of(fence).Language)))
        {
            marks.RemoveAll(mark => !mark.IsComment);
        }

        if (marks.Count == 0)
        {
            return look;
        }

        var items = list?.Count ?? 0;
        var numbers = marks.Select(mark => mark.Number).Distinct().Order().ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, items)))
        {
            faults.Add(new Diagnostic(
                "MG7063", Severity.Error,
                $"The code is marked with {string.Join(", ", numbers)}; the list after it has {(items == 0 ? "no items" : $"the items 1 to {items}")}.",
                list is null ? new SourcePosition(source, block.Line + 1, 1) : SourcePlaces.At(source, list.Span.Start),
                Suggestion: "Write one item of a numbered list right after the block for every mark, from 1 on."));
            return look;
        }

        var notes = new CodeNotes(++_blocks, marks);
        list!.GetAttributes().AddClass("notes");
        for (var index = 0; index < items; index++)
        {
            list![index].GetAttributes().Id = notes.AnchorOf(index + 1);
        }

        return look with { Notes = notes };
    }

    // In a group of tabs the list after the group explains its last tab.
    private static ListBlock? ListAfter(Block block)
    {
        var parent = block.Parent!;
        var index = parent.IndexOf(block) + 1;
        return index < parent.Count ? parent[index] is ListBlock { IsOrdered: true, OrderedStart: null or "1" } list ? list : null
            : parent is TabGroup group ? ListAfter(group) : null;
    }
}
