using Markdig.Extensions.DefinitionLists;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Glossary;

/// <summary>Marks the first use of each term on a page; never in headings, code or links.</summary>
public sealed class TermMarks
{
    private readonly GlossaryTerms _terms;
    private readonly string _glossary;
    private readonly HashSet<GlossaryTerm> _seen = [];

    private TermMarks(GlossaryTerms terms, string glossary) => (_terms, _glossary) = (terms, glossary);

    public static void Put(SourcePage page, GlossaryTerms terms)
    {
        if (terms.Count > 0 && page.Path != GlossaryTerms.Path)
        {
            new TermMarks(terms, SitePaths.Relative(page.HtmlPath, SitePaths.HtmlOf(GlossaryTerms.Path))).In(page.Document);
        }
    }

    private void In(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is { Inline: { } inlines } and not (HeadingBlock or DefinitionTerm) && _seen.Count < _terms.Count)
            {
                In(inlines);
            }
        }
    }

    private void In(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is LiteralInline literal)
            {
                In(literal);
            }
            else if (inline is ContainerInline inner and not LinkInline)
            {
                In(inner);
            }
        }
    }

    // What is after the first term becomes a text of its own, in which the search goes on.
    private void In(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        for (var at = 0; at < text.Length;)
        {
            var end = WordEnd(text, at);
            if (end == at)
            {
                at++;
            }
            else if (Find(text, at, end) is { } found)
            {
                Split(literal, at, found.Length, found.Term);
                return;
            }
            else
            {
                at = end;
            }
        }
    }

    private (GlossaryTerm Term, int Length)? Find(ReadOnlySpan<char> text, int at, int end)
    {
        var word = text[at..end];
        foreach (var term in _terms.BeginningWith(word) ?? (word[^1] is 's' or 'S' ? _terms.BeginningWith(word[..^1]) : null) ?? [])
        {
            if (!text[at..].StartsWith(term.Name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var stop = at + term.Name.Length;
            stop = stop < text.Length && text[stop] is 's' ? stop + 1 : stop;
            if (WordEnd(text, stop) == stop && _seen.Add(term))
            {
                return (term, stop - at);
            }
        }

        return null;
    }

    private void Split(LiteralInline literal, int at, int length, GlossaryTerm term)
    {
        var slice = literal.Content;
        var start = slice.Start + at;
        var use = new TermInline(slice.Text.Substring(start, length), $"{_glossary}#{term.Anchor}", term);
        literal.InsertAfter(use);
        if (start + length <= slice.End)
        {
            use.InsertAfter(new LiteralInline(new StringSlice(slice.Text, start + length, slice.End)));
        }

        slice.End = start - 1;
        literal.Content = slice;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_'))
        {
            at++;
        }

        return at;
    }
}
