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
    public void A_page_without_front_matter_takes_its_title_from_its_heading()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "# Hello `you`\n");

        Assert.Equal("Hello you", site.Page().QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_page_without_front_matter_and_heading_is_an_error()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "Hello\n");

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
        using var site = new SampleSite("[x](hidden.md)\n");
        site.WriteRaw("hidden.md", "---\ntitle: Hidden\nnav: false\n---\n");

        Assert.Single(site.Page().QuerySelectorAll("a[href='hidden.html']"));
    }

    [Fact]
    public void A_page_that_nothing_leads_to_is_an_error()
    {
        using var site = new SampleSite();
        site.WriteRaw("hidden.md", "---\ntitle: Hidden\nnav: false\n---\n[me](hidden.md)\n");

        Assert.StartsWith("docs-src/hidden.md:3:1: error MG7065", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_that_is_never_closed_is_an_error()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "---\ntitle: T\n\nText.\n");

        Assert.StartsWith("docs-src/index.md:1:1: error MG7086", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_the_site_does_not_list_is_an_error_at_its_place()
    {
        using var site = new SampleSite();
        site.WriteRaw("site.yaml", "groups: [Desktops]\n");
        site.WriteRaw("a.md", "---\ntitle: A\ngroup: Desktop\n---\n");

        var error = site.Error();

        Assert.StartsWith("docs-src/a.md:3:8: error MG7089", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Desktops'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_none_is_an_error_at_its_place()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "---\ntitle: T\nupdated: yesterday\n---\n");

        Assert.StartsWith("docs-src/index.md:3:10: error MG7087", site.Error(), StringComparison.Ordinal);
    }
}
