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

    private GlossaryTerms(IEnumerable<GlossaryTerm> terms)
    {
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
    public int Count => _byFirstWord.Values.Sum(terms => terms.Count);

    /// <summary>The terms that begin with a word, the longest first; null when none does.</summary>
    internal List<GlossaryTerm>? BeginningWith(ReadOnlySpan<char> word) =>
        _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var terms) ? terms : null;

    /// <summary>Reads the glossary among the pages, and gives its terms anchors.</summary>
    /// <returns>The terms, and the pages, in which that of the glossary knows the anchors.</returns>
    public static (GlossaryTerms Terms, IReadOnlyList<SourcePage> Pages) Of(IReadOnlyList<SourcePage> pages)
    {
        if (pages.FirstOrDefault(page => page.Path == Path) is not { } glossary)
        {
            return (None, pages);
        }

        var terms = Read(glossary);
        var anchors = glossary.Anchors.Concat(terms.Select(term => term.Anchor)).ToHashSet();
        return (new GlossaryTerms(terms), [.. pages.Select(page => page == glossary ? page with { Anchors = anchors } : page)]);
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
