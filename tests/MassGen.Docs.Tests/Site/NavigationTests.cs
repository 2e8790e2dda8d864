using AngleSharp.Dom;
using MassGen.Docs.Site.Navigation;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class NavigationTests
{
    private static readonly NavigationTree Tree = new(
    [
        new("index.html", "Home", 0),
        new("guides/b.html", "B", 2),
        new("guides/a.html", "A", 3),
        new("project/index.html", "The project", 20),
        new("project/decisions/x.html", "X", 10),
    ]);

    [Fact]
    public void Pages_are_read_in_their_order() =>
        Assert.Equal(["index.html", "guides/b.html", "guides/a.html", "project/index.html", "project/decisions/x.html"], Tree.Root.Pages.Select(page => page.Path));

    [Fact]
    public void A_folder_without_a_page_of_its_own_is_named_after_itself() => Assert.Equal("Guides", Tree.Root.Children[0].Title);

    [Fact]
    public void A_page_knows_its_neighbours()
    {
        var (previous, next) = Tree.Around("guides/a.html");

        Assert.Equal(("guides/b.html", "project/index.html"), (previous?.Path, next?.Path));
    }

    [Fact]
    public void The_trail_leads_from_home_to_the_page() =>
        Assert.Equal(["Home", "The project", "Decisions", "X"], Tree.Trail("project/decisions/x.html").Select(node => node.Title));

    [Fact]
    public void A_page_that_no_menu_lists_has_no_trail() => Assert.Empty(Tree.Trail("hidden.html"));

    [Fact]
    public void Groups_stand_in_their_own_order_and_before_what_is_in_none()
    {
        var (tools, first) = (new NavigationGroup("Tools", 1), new NavigationGroup("First", 0));
        var tree = new NavigationTree(
            [new("index.html", "Home", 0), new("g/a.html", "A", 1), new("g/b.html", "B", 2, tools), new("g/c.html", "C", 4, first), new("g/d.html", "D", 3, first)]);

        Assert.Equal(["index.html", "g/d.html", "g/c.html", "g/b.html", "g/a.html"], tree.Root.Pages.Select(page => page.Path));
        Assert.Equal(["Home", "G", "First", "C"], tree.Trail("g/c.html").Select(node => node.Title));
        Assert.Equal(("g/c.html", "g/a.html"), (tree.Around("g/b.html").Previous?.Path, tree.Around("g/b.html").Next?.Path));
    }

    [Fact]
    public void The_menu_opens_the_group_that_the_reader_is_in_and_folds_the_others()
    {
        using var site = new SampleSite();
        site.WriteRaw("site.yaml", "groups: [First, Tools]\n");
        site.WriteRaw("guides/a.md", "---\ntitle: A\ngroup: Tools\n---\n");
        site.WriteRaw("guides/b.md", "---\ntitle: B\ngroup: First\n---\n");

        var groups = site.Page("guides/a.html").QuerySelectorAll("nav.menu details");

        Assert.Equal([("First", false), ("Tools", true)], groups.Select(group => (group.QuerySelector("summary")!.TextContent, group.HasAttribute("open"))));
        Assert.Equal(["b.html", "a.html"], groups.Select(group => group.QuerySelector("li a")!.GetAttribute("href")));
    }

    [Fact]
    public void The_menu_marks_the_present_page()
    {
        using var site = new SampleSite();
        site.Write("guides/first.md", "Text.\n");

        var current = site.Page("guides/first.html").QuerySelectorAll("nav.menu [aria-current=page]").Single();

        Assert.Equal("Title of guides/first.md", current.Text());
    }

    [Fact]
    public void The_second_and_third_level_of_headings_are_the_table_of_contents()
    {
        using var site = new SampleSite("## One\n\n### Below\n\n## Two\n");

        Assert.Equal(["#one", "#below", "#two"], site.Page().QuerySelectorAll("nav.contents a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_long_menu_opens_only_the_section_that_the_reader_is_in()
    {
        using var site = new SampleSite();
        for (var index = 0; index < 130; index++)
        {
            site.Write($"part{index % 2}/page{index}.md", "Text.\n");
        }

        var page = site.Page("part0/page0.html");

        Assert.Equal(["Title of part0/page0.md", "Part1"], new[] { "page0.html", "../part1/page1.html" }
            .Select(address => page.QuerySelectorAll($"nav.menu a[href='{address}']")[^1].TextContent));
    }
}
