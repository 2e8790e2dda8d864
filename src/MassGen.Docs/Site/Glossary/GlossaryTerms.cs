using Markdig.Extensions.DefinitionLists;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Site.Glossary;

/// <summary>The words that <c>glossary.md</c> explains, as a list of definitions.</summary>
public sealed class GlossaryTerms
{
    /// <summary>The page of the glossary.</summary>
    public const string Path = "glossary.md";

    private readonly Dictionary<string, List<GlossaryTerm>> _byFirstWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<GlossaryTerm> _terms;

    private GlossaryTerms(IReadOnlyList<GlossaryTerm> terms)
    {
        _terms = terms;
        foreach (var term in terms.OrderByDescending(term => term.Name.Length))
        {
            var first = term.Name.Split(' ')[0];
            if (!_byFirstWord.TryGetValue(first, out var same))
            {
                _byFirstWord[first] = same = [];
            }

            same.Add(term);
        }
    }

    /// <summary>No terms.</summary>
    public static GlossaryTerms None { get; } = new([]);

    /// <summary>How many terms there are.</summary>
    public int Count => _terms.Count;

    /// <summary>Whether it explains the same words in the same way.</summary>
    public bool IsSame(GlossaryTerms other) => _terms.SequenceEqual(other._terms);

    /// <summary>The terms that begin with a word, the longest first; null when none does.</summary>
    internal List<GlossaryTerm>? BeginningWith(ReadOnlySpan<char> word) =>
        _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var terms) ? terms : null;

    /// <summary>Reads the glossary among the pages.</summary>
    /// <returns>The terms, and the pages, in which that of the glossary knows their anchors.</returns>
    public static (GlossaryTerms Terms, IReadOnlyList<SourcePage> Pages) Of(IReadOnlyList<SourcePage> pages)
    {
        if (pages.FirstOrDefault(page => page.Path == Path) is not { } glossary)
        {
            return (None, pages);
        }

        var terms = new GlossaryTerms(Read(glossary.Opened()));
        var anchors = glossary.Anchors.Concat(terms._terms.Select(term => term.Anchor)).ToHashSet();
        return (terms, anchors.Count == glossary.Anchors.Count ? pages : [.. pages.Select(page => page == glossary ? page with { Anchors = anchors } : page)]);
    }

    /// <summary>Gives the terms anchors, where a page is the glossary.</summary>
    /// <param name="page">A page with its parsed text.</param>
    internal static void Identify(SourcePage page)
    {
        if (page.Path == Path)
        {
            Read(page);
        }
    }

    private static List<GlossaryTerm> Read(SourcePage page)
    {
        var terms = new List<GlossaryTerm>();
        var slugs = new GitHubSlug();
        foreach (var item in page.Document.Descendants<DefinitionItem>())
        {
            var meaning = PlainText.Of(item.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);
            foreach (var name in item.OfType<DefinitionTerm>())
            {
                var term = new GlossaryTerm(PlainText.Of(name.Inline), meaning, "term-" + slugs.Next(PlainText.Of(name.Inline)));
                name.GetAttributes().Id = term.Anchor;
                terms.Add(term);
            }
        }

        return terms;
    }
}
