using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Reading;
using Xunit;

namespace MassGen.Docs.Tests.Snippets;

public sealed class ReadingGuidesTests
{
    private static readonly string Root = RepositoryRoot.Find(AppContext.BaseDirectory)!;

    [Fact]
    public void Every_page_of_the_documentation_is_in_the_closed_world()
    {
        var (snippets, faults) = Read();

        Assert.Empty(faults.Select(fault => fault.ToString()));
        Assert.NotEmpty(snippets);
    }

    [Fact]
    public void At_most_one_snippet_in_twenty_is_skipped()
    {
        var snippets = Read().Snippets;

        Assert.InRange(snippets.Count(snippet => snippet.Task is SkipTask), 0, snippets.Count / 20);
    }

    [Fact]
    public void Copies_on_the_pages_are_what_their_files_say()
    {
        var stale = Read().Snippets.Where(snippet => snippet.Task is CopyTask copy && copy.Text != snippet.Code).Select(snippet => snippet.Position.ToString());

        Assert.Empty(stale);
    }

    private static (IReadOnlyList<Snippet> Snippets, List<Diagnostic> Faults) Read()
    {
        var faults = new List<Diagnostic>();
        var pages = ContentFolder.Opened(Path.Combine(Root, "docs-src"), faults);
        return (new SnippetReader(Root, ExampleLoader.Discover(Root)).Read(pages, faults), faults);
    }
}
