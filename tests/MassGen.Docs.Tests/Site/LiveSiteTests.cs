using System.Text;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class LiveSiteTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_any_edit_it_holds_what_a_full_build_would_write(int seed)
    {
        var random = new Random(seed);
        Edit(random, "index.md");
        var live = new LiveSite(Input());
        for (var step = 0; step < 25; step++)
        {
            var file = random.Next(4) == 0 ? EditShared(random) : Edit(random, $"{(random.Next(2) == 0 ? "" : "part/")}page{random.Next(5)}.md");
            live.Update([file]);
            Assert.Equal(FullBuild(), Files(live));
        }
    }

    [Fact]
    public void A_change_of_a_page_renders_that_page_only()
    {
        _folder.Write("docs/index.md", "# Home\n");
        _folder.Write("docs/a.md", "# A\n\n[home](index.md)\n");
        var live = new LiveSite(Input());
        live.RenderRest(CancellationToken.None);
        Assert.Equal(["index.html"], live.Update([_folder.Write("docs/index.md", "# Home\n\nMore.\n")]));
    }

    [Fact]
    public void A_change_of_a_file_renders_the_pages_that_include_it()
    {
        _folder.Write("docs/shared.txt", "one\n");
        _folder.Write("docs/index.md", "# Home\n");
        _folder.Write("docs/a.md", "# A\n\n<!-- include: shared.txt -->\n```text\n```\n");
        var live = new LiveSite(Input());
        live.RenderRest(CancellationToken.None);
        Assert.Equal(["a.html"], live.Update([_folder.Write("docs/shared.txt", "two\n")]));
    }

    [Fact]
    public void Another_meaning_of_a_term_renders_the_pages_that_may_use_it()
    {
        _folder.Write("docs/glossary.md", "# Glossary\n\nText\n:   What is read.\n");
        _folder.Write("docs/index.md", "# Home\n\nSome text.\n");
        var live = new LiveSite(Input());
        live.RenderRest(CancellationToken.None);
        Assert.Contains("index.html", live.Update([_folder.Write("docs/glossary.md", "# Glossary\n\nText\n:   What is seen.\n")]));
    }

    [Fact]
    public void A_new_title_renders_the_pages_whose_menu_shows_it()
    {
        _folder.Write("docs/index.md", "# Home\n");
        _folder.Write("docs/a.md", "# A\n");
        var live = new LiveSite(Input());
        live.RenderRest(CancellationToken.None);
        Assert.Contains("index.html", live.Update([_folder.Write("docs/a.md", "# Another\n")]));
    }

    [Fact]
    public void A_heading_that_is_gone_is_missed_on_the_page_that_links_to_it()
    {
        _folder.Write("docs/index.md", "# Home\n\n[x](a.md#there)\n");
        _folder.Write("docs/a.md", "# A\n\n## There\n");
        var live = new LiveSite(Input());
        live.RenderRest(CancellationToken.None);
        live.Update([_folder.Write("docs/a.md", "# A\n\n## Gone\n")]);
        Assert.Equal("MG7022", Assert.Single(live.Find("index.html")!.Faults).Code);
    }

    [Fact]
    public void A_page_that_cannot_be_read_at_this_moment_is_told_and_shown_after_the_next_change()
    {
        var page = _folder.Write("docs/index.md", "# Home\n");
        var live = new LiveSite(Input());
        using (new FileStream(page, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            live.Update([page]);
            Assert.Equal("MG7105", Assert.Single(live.Find("index.html")!.Faults).Code);
        }

        live.Update([page]);
        Assert.True(live.Find("index.html")!.IsSound);
    }

    [Fact]
    public void A_page_that_is_called_like_a_part_of_another_has_its_own_text()
    {
        _folder.Write("docs/index.md", "# Home\n");
        _folder.Write("docs/a.part2.md", "# Second\n");
        Assert.Equal(FullBuild(), Files(new LiveSite(Input())));
    }

    public void Dispose() => _folder.Dispose();

    private SiteInput Input() => new()
    {
        ContentFolder = Path.Combine(_folder.Path, "docs"),
        TemplateFolder = SampleSite.Templates,
        Examples = [],
        BuiltAt = DateTimeOffset.UnixEpoch,
        BaseUrl = new Uri("https://docs.example.org/"),
        IsForeign = true,
    };

    private string Edit(Random random, string page)
    {
        var path = Path.Combine(_folder.Path, "docs", page);
        if (random.Next(6) == 0 && File.Exists(path) && page != "index.md")
        {
            File.Delete(path);
            return path;
        }

        var text = $"---\ntitle: Title {random.Next(3)}\norder: {random.Next(3)}\n---\n\n[x](page{random.Next(5)}.md#h{random.Next(3)}) and [y](part/page{random.Next(5)}.md)\n\n";
        return _folder.Write("docs/" + page, text + $"## H{random.Next(3)}\n\nText {random.Next(3)}.\n\n## H{random.Next(3)}\n\n<!-- include: {(page.StartsWith("part/", StringComparison.Ordinal) ? "../" : "")}shared.txt -->\n```text\n```\n");
    }

    // What many pages depend on: the glossary, a file that all include, and the settings.
    private string EditShared(Random random) => random.Next(3) switch
    {
        0 => _folder.Write("docs/glossary.md", $"# Glossary\n\n{(random.Next(2) == 0 ? "Text" : "H1")}\n:   Meaning {random.Next(2)}.\n"),
        1 => _folder.Write("docs/shared.txt", $"shared {random.Next(3)}\n"),
        _ => _folder.Write("docs/site.yaml", $"title: Site {random.Next(3)}\n"),
    };

    private SortedDictionary<string, string> FullBuild()
    {
        var output = Path.Combine(_folder.Path, "site");
        Assert.True(SiteBuilder.Build(Input(), output).Succeeded);
        return new(Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('.'))
            .ToDictionary(file => Path.GetRelativePath(output, file), File.ReadAllText), StringComparer.Ordinal);
    }

    private static SortedDictionary<string, string> Files(LiveSite live) =>
        new(live.Files().ToDictionary(path => path, path => Encoding.UTF8.GetString(live.Find(path)!.Content.Span)), StringComparer.Ordinal);
}
