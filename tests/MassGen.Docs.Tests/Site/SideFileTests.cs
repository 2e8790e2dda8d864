using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.History;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class SideFileTests
{
    private static readonly Uri Address = new("https://docs.example.org/x/");

    [Theory]
    [InlineData("examples/two-agents-vote.md", "# ")]
    [InlineData("examples/index.md", "| [")]
    [InlineData("reference/command-line.md", "--orchestrator-timeout")]
    [InlineData("index.md", "Hello.")]
    public void Every_page_has_a_twin_in_markdown(string path, string text)
    {
        using var site = new SampleSite();

        Assert.Contains(text, site.Html(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_listed_page_names_its_twin()
    {
        using var site = new SampleSite();
        site.Build();

        Assert.All(BuiltSite.Pages(site.Output).Where(page => !page.EndsWith("404.html", StringComparison.Ordinal)), page => Assert.True(File.Exists(Path.ChangeExtension(page, ".md")), page));
    }

    [Fact]
    public void Agents_find_every_page_in_llms_txt()
    {
        using var site = new SampleSite { BaseUrl = Address };
        site.WriteRaw("guides/a.md", "---\ntitle: A\ndescription: What a is.\n---\nText.\n");

        Assert.Contains("- [A](https://docs.example.org/x/guides/a.md): What a is.\n", site.Html("llms.txt"), StringComparison.Ordinal);
        Assert.Contains("examples/two-agents-vote.md", site.Html("llms.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: A\n--- \nBegin.\n\n---\n\nEnd.\n")]
    [InlineData("---\ntitle: A\n...\nBegin.\n\n---\n\nEnd.\n")]
    public void The_file_of_all_pages_has_all_of_a_page_but_its_front_matter(string page)
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", page);

        site.Build();

        Assert.Contains(Directory.EnumerateFiles(site.Output, "llms-full*.txt"), file => File.ReadAllText(file).Contains("# A\n\nBegin.\n\n---\n\nEnd.\n", StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_for_agents_is_longer_than_they_read()
    {
        using var site = new SampleSite(string.Concat(Enumerable.Repeat("## H\n\nSome words.\n\n", 6000)));
        site.Build();
        var files = Directory.EnumerateFiles(site.Output, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal));

        Assert.All(files, file => Assert.True(File.ReadAllText(file).Length < 50_000, file));
        Assert.Contains("(index.part2.md)", File.ReadAllText(Path.Combine(site.Output, "index.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_text_are_the_text()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(number => number % 9 == 0 ? $"## {number}\n" : number % 5 == 0 ? "```\n" : $"line {number}\n\n"));

        Assert.Equal(text, string.Concat(TextParts.Cut(text)));
        Assert.All(TextParts.Cut(new string('x', 200_000)), part => Assert.NotEmpty(part));
    }

    [Fact]
    public void The_feed_lists_the_pages_changed_last_first()
    {
        using var site = new SampleSite { BaseUrl = Address };
        site.WriteRaw("a.md", "---\ntitle: A\nupdated: 2026-01-01\n---\nText.\n");
        site.WriteRaw("b.md", "---\ntitle: B\nupdated: 2026-02-01\n---\nText.\n");
        var feed = System.Xml.Linq.XDocument.Parse(site.Html("feed.xml"));

        Assert.Equal(["B", "A"], feed.Root!.Elements().Where(element => element.Name.LocalName == "entry").Select(entry => entry.Elements().First().Value));
    }

    [Fact]
    public void A_title_with_a_character_that_xml_does_not_know_leaves_the_feed_readable()
    {
        using var site = new SampleSite { BaseUrl = Address };
        site.WriteRaw("a.md", "---\nupdated: 2026-01-01\n---\n# Bold \u001b[1m and 😀\n");
        var feed = System.Xml.Linq.XDocument.Parse(site.Html("feed.xml"));

        Assert.Contains(feed.Descendants(), element => element.Value == "Bold [1m and 😀");
    }

    [Fact]
    public void The_sitemap_says_when_a_page_was_changed()
    {
        using var site = new SampleSite { BaseUrl = Address };
        site.WriteRaw("a.md", "---\ntitle: A\nupdated: 2026-01-01\n---\nText.\n");

        Assert.Contains("<loc>https://docs.example.org/x/a.html</loc><lastmod>2026-01-01</lastmod>", site.Html("sitemap.xml"), StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://docs.example.org/x/sitemap.xml", site.Html("robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_was_last_changed_by_the_newest_commit_that_names_it()
    {
        var history = PageHistory.Read(new StringReader("\u00012000\n\na.md\n\u00011000\n\na.md\nb.md\n"));

        Assert.Equal(2000, history.LastChange("a.md")!.Value.ToUnixTimeSeconds());
        Assert.Equal(1000, history.LastChange("b.md")!.Value.ToUnixTimeSeconds());
    }
}
