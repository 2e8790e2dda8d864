using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class FrontMatterTests
{
    [Fact]
    public void An_unknown_key_is_an_error_at_its_place_with_the_nearest_key()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "---\ntitle: T\ndescripton: D\n---\nText.\n");

        var error = site.Error();

        Assert.StartsWith("docs-src/index.md:3:1: error MG1003", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'description'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_title_is_an_error()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "---\norder: 1\n---\nText.\n");

        Assert.Contains("'title' is missing here", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_front_matter_is_an_error()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "# Hello\n");

        Assert.StartsWith("docs-src/index.md:1:1: error MG7001", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_yaml_is_an_error_at_its_line()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "---\ntitle: \"T\ndescription: D\n---\n");

        Assert.Contains("docs-src/index.md:", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_is_for_search_engines()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "---\ntitle: T\ndescription: What it's \"about\".\n---\n");

        Assert.Equal("What it's \"about\".", site.Page().QuerySelector("meta[name=description]")!.GetAttribute("content"));
    }

    [Fact]
    public void A_page_that_asks_for_it_is_in_no_menu()
    {
        using var site = new SampleSite();
        site.WriteRaw("hidden.md", "---\ntitle: Hidden\nnav: false\n---\n");

        Assert.DoesNotContain("hidden.html", site.Html(), StringComparison.Ordinal);
    }
}
