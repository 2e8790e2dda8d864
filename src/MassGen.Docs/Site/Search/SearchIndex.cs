using System.Collections.Concurrent;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Search;

/// <summary>The index of the site's search: reads pages, on any number of threads, and writes them as small scripts.</summary>
/// <remarks>
/// A browser loads the few of them that a query needs, with script tags, so that it works from files too. The order of pages decides the
/// bytes; the order in which they were read does not.
/// </remarks>
public sealed class SearchIndex
{
    private readonly Vocabulary _vocabulary = new();
    private readonly ConcurrentBag<MarkdownSections> _readers = [];

    public SearchIndex()
    {
        Span<char> stem = stackalloc char[16];
        foreach (var word in StopWords.All)
        {
            word.CopyTo(stem);
            _vocabulary.NumberOf(stem[..WordStem.Shorten(stem[..word.Length])]);
        }

        StopWordCount = _vocabulary.Count;
    }

    /// <summary>How many of the first words are not counted.</summary>
    internal int StopWordCount { get; }

    /// <summary>Reads a page in Markdown. Many threads may.</summary>
    public PageWords Read(SourcePage page) => page.FrontMatter.IsSearched
        ? With(sections => sections.Read(page))
        : Read(page.HtmlPath, page.FrontMatter.Title, page.FrontMatter.Description ?? "");

    /// <summary>Reads the page of an example. Many threads may.</summary>
    public PageWords Read(ExamplePage page) => With(sections => ExampleSections.Read(page, sections.Reader));

    /// <summary>Reads a page of which only the title counts.</summary>
    public PageWords Read(string path, string title, string description) => With(sections =>
    {
        var reader = sections.Reader;
        reader.Begin(title);
        reader.Top(description, "");
        return reader.End(path);
    });

    /// <summary>The index's files, made one after the other as they are asked for.</summary>
    public IEnumerable<SiteFile> Files(IReadOnlyList<PageWords> pages)
    {
        var version = new ContentVersion();
        var (sections, firstSections) = (0, new List<int>());
        foreach (var shard in SectionShards.Of(pages))
        {
            firstSections.Add(sections);
            sections += shard.Sections;
            yield return version.Noted(new SiteFile($"search/s{firstSections.Count - 1}.js", shard.Content));
        }

        var words = new WordShards(WordLists.Of(pages, _vocabulary.ToArray()));
        foreach (var content in words.Contents())
        {
            yield return version.Noted(new SiteFile($"search/w{words.Starts.Count - 1}.js", content));
        }

        yield return version.Noted(new SiteFile("search/words.js", words.Common()));
        yield return new SiteFile("search/index.js", IndexStart.Of(version.Text, sections, firstSections, words.Starts));
    }

    private PageWords With(Func<MarkdownSections, PageWords> read)
    {
        var reader = _readers.TryTake(out var free) ? free : new MarkdownSections(new PageReader(_vocabulary, StopWordCount));
        var page = read(reader);
        _readers.Add(reader);
        return page;
    }
}
