using AngleSharp.Html.Parser;
using MassGen.Docs.Site;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class SiteBuilderTests
{
    [Fact]
    public void A_check_finds_what_a_build_finds_and_writes_nothing()
    {
        using var site = new SampleSite("[x](nowhere.md)\n[y](example:nothing)\n");
        site.WriteRaw("hidden.md", "---\ntitle: Hidden\nnav: false\n---\n");

        var check = SiteBuilder.Check(site.Input);

        Assert.Equal(3, check.Diagnostics.Count);
        Assert.Equal(site.Build().Diagnostics.Select(fault => fault.ToString()), check.Diagnostics.Select(fault => fault.ToString()));
        Assert.False(Directory.Exists(site.Output));
    }

    [Fact]
    public void A_check_knows_the_pages_that_a_build_writes()
    {
        using var site = new SampleSite();

        Assert.Equal(site.Build().Pages, SiteBuilder.Check(site.Input).Pages);
    }

    [Theory]
    [InlineData("layouts/page.hbs")]
    [InlineData("partials/home.hbs")]
    [InlineData("partials/replay.hbs")]
    [InlineData("layouts/example.hbs")]
    [InlineData("layouts/examples.hbs")]
    [InlineData("layouts/not-found.hbs")]
    public void A_check_finds_a_name_that_a_template_is_not_given(string template)
    {
        using var folder = new MassGen.Testing.TempFolder();
        foreach (var (path, content) in Files(SampleSite.Templates))
            folder.Write(path, content);
        folder.Write(template, File.ReadAllText(Path.Combine(SampleSite.Templates, template)) + "{{titel}}");
        using var site = new SampleSite { TemplateFolder = folder.Path };

        var fault = Assert.Single(SiteBuilder.Check(site.Input).Diagnostics).ToString();

        Assert.Contains("MG7053", fault, StringComparison.Ordinal);
        Assert.Contains(template, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_builds_of_the_same_input_are_the_same_to_the_byte()
    {
        using var site = new SampleSite("Text.\n");
        site.Build();
        var first = Files(site.Output);
        site.Build();

        Assert.Equal(first, Files(site.Output));
    }

    [Fact]
    public void When_it_was_built_is_shown_in_one_place_only()
    {
        using var site = new SampleSite();
        site.Build();
        var first = Files(site.Output);
        site.BuiltAt = site.BuiltAt.AddDays(1);
        site.Build();

        Assert.Equal(["examples/index.html"], Files(site.Output).Except(first).Select(file => file.Path));
    }

    [Fact]
    public void A_failed_build_leaves_the_old_site_as_it_was()
    {
        using var site = new SampleSite();
        site.Build();
        var before = Files(site.Output);
        site.Write("index.md", "[x](missing.md)\n");
        site.Build();

        Assert.Equal(before, Files(site.Output));
    }

    [Fact]
    public void A_page_that_is_gone_is_gone_from_the_site()
    {
        using var site = new SampleSite();
        site.Write("old.md", "Old.\n");
        site.Build();
        File.Delete(Path.Combine(site.Output, "../docs-src/old.md"));
        site.Build();

        Assert.False(File.Exists(Path.Combine(site.Output, "old.html")));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        using var site = new SampleSite("[x](missing.md)\n");
        site.Write("other.md", "```yaml exampl=x\n```\n");

        Assert.Equal(2, site.Build().Diagnostics.Count);
    }

    [Fact]
    public void With_an_address_there_is_a_sitemap()
    {
        using var site = new SampleSite { BaseUrl = new Uri("https://docs.example.org/massgen/") };

        Assert.Contains("<loc>https://docs.example.org/massgen/examples/two-agents-vote.html</loc>", site.Html("sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_address_there_is_no_sitemap()
    {
        using var site = new SampleSite();
        site.Build();

        Assert.False(File.Exists(Path.Combine(site.Output, "sitemap.xml")));
    }

    [Fact]
    public void The_page_for_wrong_addresses_works_at_any_depth()
    {
        using var site = new SampleSite { BaseUrl = new Uri("https://docs.example.org/massgen/") };

        Assert.Equal("/massgen/assets/site.css", site.Page("404.html").QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
    }

    [Fact]
    public void A_page_that_would_hide_a_generated_one_is_an_error()
    {
        using var site = new SampleSite();
        site.Write("reference/events.md", "Mine.\n");

        Assert.Contains("MG7002", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_without_a_home_page_is_an_error()
    {
        using var site = new SampleSite();
        site.Write("other.md", "Text.\n");
        File.Delete(Path.Combine(site.Output, "../docs-src/index.md"));

        Assert.Contains("MG7003", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_needs_what_its_security_policy_forbids()
    {
        using var site = new SampleSite("| a |\n|--:|\n| 1 |\n\n> [!NOTE]\n> x\n");
        site.Build();

        Assert.All(BuiltSite.Pages(site.Output), page =>
            Assert.Empty(new HtmlParser().ParseDocument(File.ReadAllText(page)).QuerySelectorAll("script:not([src]), style, [style], [onclick], [onload], iframe, [src^=http]")));
    }

    [Fact]
    public void No_id_stands_twice_on_a_page()
    {
        using var site = new SampleSite("## A\n\n## A\n");
        site.Build();

        Assert.All(BuiltSite.Pages(site.Output), page =>
        {
            var ids = new HtmlParser().ParseDocument(File.ReadAllText(page)).QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        });
    }

    private static List<(string Path, string Content)> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)))];
}
