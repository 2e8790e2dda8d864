using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class SiteSettingsTests
{
    [Fact]
    public void A_page_leads_to_where_it_can_be_edited()
    {
        using var site = new SampleSite();
        site.WriteRaw("site.yaml", "repository: https://github.com/a/b\nedit_path: edit/next/docs/{path}\n");

        Assert.Equal("https://github.com/a/b/edit/next/docs/index.md", site.Page().QuerySelector("p.page-facts a")!.GetAttribute("href"));
        Assert.False(File.Exists(Path.Combine(site.Output, "site.yaml")));
    }

    [Fact]
    public void Pages_that_nobody_wrote_and_pages_that_ask_for_it_cannot_be_edited()
    {
        using var site = new SampleSite("[x](closed.md)\n");
        site.WriteRaw("closed.md", "---\ntitle: T\nedit: false\n---\n");
        site.WriteRaw("site.yaml", "repository: https://github.com/a/b\n");

        Assert.Null(site.Page("closed.html").QuerySelector("p.page-facts"));
        Assert.Null(site.Page("reference/events.html").QuerySelector("p.page-facts"));
    }

    [Theory]
    [InlineData("titel: T\n", "docs-src/site.yaml:1:1: error MG1003", "Did you mean 'title'?")]
    [InlineData("base_url: example\n", "docs-src/site.yaml:1:11: error MG7088", "https://")]
    [InlineData("language: xx\n", "error MG7084", "words.en.yaml")]
    [InlineData("redirects:\n  old.md: nowhere.md\n", "docs-src/site.yaml:2:3: error MG7067", "nowhere.md")]
    [InlineData("redirects:\n  index.md: guides/a.md\n", "docs-src/site.yaml:2:3: error MG7067", "is a page")]
    [InlineData("redirects:\n  a.md: index.md\n  b.md: a.md\n", "docs-src/site.yaml:3:3: error MG7067", "is a redirect itself")]
    public void What_is_wrong_in_the_settings_is_told_at_its_place(string settings, string error, string more)
    {
        using var site = new SampleSite();
        site.Write("guides/a.md", "Text.\n");
        site.WriteRaw("site.yaml", settings);

        Assert.Contains(error, site.Error(), StringComparison.Ordinal);
        Assert.Contains(more, site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Old_addresses_lead_to_the_page()
    {
        using var site = new SampleSite();
        site.WriteRaw("new.md", "---\ntitle: New\naliases: [guides/old.md]\n---\nText.\n");

        Assert.Equal("0; url=../new.html", site.Page("guides/old.html").QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
    }

    [Fact]
    public void A_link_to_an_old_address_is_told_the_new_one()
    {
        using var site = new SampleSite("[x](guides/old.md)\n");
        site.WriteRaw("new.md", "---\ntitle: New\naliases: guides/old.md\n---\nText.\n");

        Assert.Contains("It has moved to 'new.md'.", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_pages_cannot_have_been_at_the_same_address()
    {
        using var site = new SampleSite();
        site.WriteRaw("a.md", "---\ntitle: A\naliases: [old.md]\n---\n");
        site.WriteRaw("b.md", "---\ntitle: B\nredirect_from: old.md\n---\n");

        Assert.StartsWith("docs-src/b.md:3:16: error MG7067", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_have_pages_that_list_theirs()
    {
        using var site = new SampleSite();
        site.WriteRaw("a.md", "---\ntitle: A [x]\ntags: [How to, b]\n---\nText.\n");

        Assert.Equal("tags/how-to.html", site.Page("a.html").QuerySelector("a[rel=tag]")!.GetAttribute("href"));
        Assert.Equal("A [x]", site.Page("tags/how-to.html").QuerySelector("article a[href='../a.html']")!.TextContent);
    }

    [Fact]
    public void A_tag_is_written_in_one_way()
    {
        using var site = new SampleSite();
        site.WriteRaw("a.md", "---\ntitle: A\ntags: [How to]\n---\n");
        site.WriteRaw("b.md", "---\ntitle: B\ntags: [how to]\n---\n");

        Assert.StartsWith("docs-src/b.md:3:8: error MG7069", site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_leads_to_the_others()
    {
        using var site = new SampleSite { VersionLabel = "v0.1" };
        site.WriteRaw("site.yaml", "versions: [latest, v0.1]\n");
        var links = site.Page("reference/events.html").QuerySelectorAll("nav.page-versions a");

        Assert.Equal(["../../latest/index.html", "../../v0.1/index.html"], links.Select(link => link.GetAttribute("href")));
        Assert.Equal("v0.1", Assert.Single(links, link => link.HasAttribute("aria-current")).TextContent);
    }

    [Fact]
    public void Link_previews_show_title_and_address()
    {
        using var site = new SampleSite();
        site.WriteRaw("site.yaml", "base_url: https://example.org/d\ntitle: Docs\n");

        Assert.Equal("https://example.org/d/", site.Page().QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
    }
}
