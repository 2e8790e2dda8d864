using MassGen.Docs.Site;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class ForeignFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_page_without_front_matter_takes_its_title_from_its_first_heading()
    {
        _folder.Write("docs/README.md", "# Hello *there*\n\nText.\n");
        Assert.Contains("<title>Hello there", Html("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_heading_is_named_after_its_file()
    {
        _folder.Write("docs/first-steps.md", "Text.\n");
        Assert.Contains("<title>First steps", Html("first-steps.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_of_other_generators_is_passed_over()
    {
        _folder.Write("docs/_index.md", "---\ntitle: 2024\nweight: 3\nlayout: wide\n---\nText.\n");
        Assert.Contains("<title>2024", Html("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_home_page_gets_a_list()
    {
        _folder.Write("docs/a.md", "# A\n");
        Assert.Contains("href=\"a.html\"", Html("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_warning()
    {
        _folder.Write("docs/a.md", "[x](missing.md)\n");
        var result = Build();
        Assert.Equal((true, "MG7021"), (result.Succeeded, Assert.Single(result.Diagnostics).Code));
    }

    [Theory]
    [InlineData("[x](javascript:alert%281%29)")]
    [InlineData("[x](JavaScript:alert%281%29)")]
    [InlineData("[x](&#106;avascript:alert%281%29)")]
    [InlineData("[x][y]\n\n[y]: vbscript:run")]
    [InlineData("<javascript:alert(1)>")]
    public void A_link_that_would_run_something_leads_nowhere_and_is_told(string link)
    {
        _folder.Write("docs/a.md", $"# A\n\n{link}\n");
        Assert.Equal("MG7020", Assert.Single(Build().Diagnostics).Code);
        Assert.DoesNotContain("script:", string.Concat(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html("a.html")).Links.Select(found => found.GetAttribute("href"))), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_link_to_the_readme_leads_to_where_it_went()
    {
        _folder.Write("docs/part/README.md", "# Part\n");
        _folder.Write("docs/a.md", "[x](part/README.md)\n");
        Assert.Contains("href=\"part/index.html\">x", Html("a.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: a: b\n---\n# Broken\n", "MG1001", 2)]
    [InlineData("---\ntitle: {{ page.title }}\n---\n# Template\n", "MG1001", 2)]
    [InlineData("---\n- a\n---\n# List\n", "MG1004", 2)]
    [InlineData("---\ntitle: [a]\n---\n# Otherwise\n", "MG1004", 2)]
    public void Front_matter_that_cannot_be_read_is_a_warning_at_its_line_and_the_site_is_built(string page, string code, int line)
    {
        _folder.Write("docs/a.md", page);
        _folder.Write("docs/b.md", "# B\n");
        var result = Build();
        var fault = Assert.Single(result.Diagnostics);
        Assert.Equal((true, code, line), (result.Succeeded, fault.Code, fault.Position?.Line));
        Assert.Contains("<title>" + page.Split("# ")[1].Trim(), Html("a.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\n---\n# Page\n", "Page")]
    [InlineData("---\n# Nothing yet.\n---\n# Page\n", "Page")]
    [InlineData("---\ntitle: All of it\n---", "All of it")]
    [InlineData("--- \ntitle: Blanks after it\n---\n# Page\n", "Blanks after it")]
    [InlineData("---\ntitle: Ended by points\n...\n# Page\n", "Ended by points")]
    public void Front_matter_may_say_nothing_or_be_all_that_there_is(string page, string title)
    {
        _folder.Write("docs/a.md", page);
        Assert.Empty(Build().Diagnostics);
        Assert.Contains("<title>" + title, Html("a.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guides/first.md", "Intro.\n\n## Part of it\n", "First")]
    [InlineData("guides/index.md", "Intro.\n", "Guides")]
    [InlineData("guides/first.md", "<!-- lint off -->\n# Named\n", "Named")]
    [InlineData("guides/first.md", "[x]: https://example.org\n\n# Named\n", "Named")]
    [InlineData("guides/first.md", "![logo](https://example.org/a.png)\n\n# Named\n\n## Part of it\n", "Named")]
    public void The_name_of_a_page_stands_over_it_once(string path, string page, string title)
    {
        _folder.Write("docs/" + path, page);
        var html = Html(Path.ChangeExtension(path, ".html"));
        Assert.Contains("<title>" + title, html, StringComparison.Ordinal);
        Assert.Single(html.Split("<h1").Skip(1));
    }

    [Theory]
    [InlineData("/guides/first.md", "../guides/first.html")]
    [InlineData("/docs/guides/first.md", "../guides/first.html")]
    [InlineData("/guides/First/#a-heading", "../guides/first.html#a-heading")]
    [InlineData("../guides/first", "../guides/first.html")]
    [InlineData("../guides/first.html", "../guides/first.html")]
    [InlineData("../guides/first.md?plain=1", "../guides/first.html")]
    [InlineData("../guides/", "../guides/index.html")]
    [InlineData("../guides", "../guides/index.html")]
    [InlineData("/", "../index.html")]
    [InlineData("/pictures/a%20b.png", "../pictures/a%20b.png")]
    [InlineData("//example.org/x", "//example.org/x")]
    public void A_link_as_other_generators_write_it_leads_to_the_page(string link, string address)
    {
        _folder.Write("docs/index.md", "# Home\n");
        _folder.Write("docs/guides/README.md", "# Guides\n");
        _folder.Write("docs/guides/first.md", "# First\n\n## A heading\n");
        _folder.Write("docs/pictures/a b.png", "");
        _folder.Write("docs/part/a.md", $"# A\n\n[x]({link})\n");
        Assert.Empty(Build().Diagnostics);
        Assert.Contains($"href=\"{address}\">x", Html("part/a.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## How far it goes {#limits}", "limits", "How far it goes")]
    [InlineData("## How *far* { #v1.2 .wide }", "v1.2", "How <em>far</em>")]
    [InlineData("## `limits`{: #limits }", "limits", "<code>limits</code>")]
    [InlineData("Limits {#limits}\n------", "limits", "Limits")]
    [InlineData("## Sets like {a} and {#b", "sets-like-a-and-b", "Sets like {a} and {#b")]
    public void A_heading_may_say_its_own_id(string heading, string id, string shown)
    {
        _folder.Write("docs/a.md", $"# A\n\n[x](#{id})\n\n{heading}\n");
        Assert.Empty(Build().Diagnostics);
        var found = Assert.Single(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html("a.html")).QuerySelectorAll("main h2[id]"), heading => heading.Id == id);
        Assert.StartsWith(shown, found.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("{#limits", found.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_of_a_heading_holds_no_markup_and_stands_once()
    {
        _folder.Write("docs/a.md", "# A\n\n## One {#\"onclick=\"}\n\n## Two {#same}\n\n## Three {#same}\n");
        Assert.Equal(
            ["one-onclick", "same", "same-1"],
            new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html("a.html")).QuerySelectorAll("main h2[id]").Select(heading => heading.Id).Take(3));
    }

    [Fact]
    public void Files_that_others_show_as_pages_are_told_once_for_each_kind()
    {
        _folder.Write("docs/a.md", "# A\n");
        _folder.Write("docs/b.mdx", "# B\n");
        _folder.Write("docs/c.mdx", "# C\n");
        _folder.Write("docs/LOUD.MD", "# Loud\n");
        Assert.Equal(
            ["LOUD.MD is copied, not shown as a page.", "2 files that end with .mdx, like b.mdx, are copied, not shown as pages."],
            Build().Diagnostics.Select(fault => fault.Message));
    }

    [Fact]
    public void The_site_has_the_name_of_its_home_page_and_promises_nothing_of_ours()
    {
        _folder.Write("docs/README.md", "# Their tool\n");
        _folder.Write("docs/a.md", "# A\n");
        var html = Html("a.html");
        Assert.Contains("<title>A · Their tool</title>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MassGen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot lie", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evidence", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_missing_pages_stands_in_the_place_of_ours_with_links_that_lead_there_from_anywhere()
    {
        _folder.Write("docs/a.md", "# A\n");
        _folder.Write("docs/404.md", "# Lost\n\n[x](a.md)\n");
        var html = Html("404.html");
        Assert.Contains("<title>Lost", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/a.html\">x", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/assets/site.css\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("404.html", Html("a.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("404.html", Html("index.html"), StringComparison.Ordinal);
        Assert.Single(Build().Pages, page => page.Path == "404.html");
    }

    [Fact]
    public void A_file_where_one_of_the_templates_goes_is_left_out_and_told()
    {
        _folder.Write("docs/a.md", "# A\n");
        _folder.Write("docs/assets/site.css", "mine");
        Assert.Equal("MG7102", Assert.Single(Build().Diagnostics).Code);
    }

    [Fact]
    public void Pictures_from_elsewhere_are_let_in_as_on_GitHub_and_nothing_else_is()
    {
        _folder.Write("docs/a.md", "# A\n\n![badge](https://example.org/badge.svg)\n");
        var html = Html("a.html");
        Assert.Contains("img-src 'self' data: https:; connect-src 'self';", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() => Assert.Equal("MG7100", Assert.Single(Build("nowhere").Diagnostics).Code);

    [Fact]
    public void A_folder_without_pages_is_an_error()
    {
        _folder.Write("docs/a.txt", "text");
        Assert.Equal("MG7101", Assert.Single(Build().Diagnostics).Code);
    }

    [Fact]
    public void A_file_where_a_page_goes_is_left_out_and_told()
    {
        _folder.Write("docs/a.md", "# Page\n");
        _folder.Write("docs/a.html", "mine");
        Assert.Equal("MG7102", Assert.Single(Build().Diagnostics).Code);
        Assert.DoesNotContain("mine", Html("a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_in_the_midst_of_a_page_with_several_of_its_level_stays_there()
    {
        _folder.Write("docs/a.md", "Intro.\n\n# First\n\nOne.\n\n# Second\n\nTwo.\n");
        Assert.Contains("<h1>First</h1>\n<p>Intro.</p>\n<h1 id=\"first\">First</h1>", Html("a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_heading_that_is_called_like_a_part_of_the_frame_leads_to_the_heading()
    {
        _folder.Write("docs/a.md", "# A\n\n## Search\n\n## Menu\n\n## Content\n\n## Contents\n\n## Contents title\n");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Html("a.html"));
        Assert.All(["search", "menu", "content", "contents", "contents-title"], id => Assert.Equal("H2", Assert.Single(page.QuerySelectorAll($"[id='{id}']")).TagName));
        Assert.All(page.QuerySelectorAll("[popovertarget]"), button => Assert.Equal("NAV", page.GetElementById(button.GetAttribute("popovertarget")!)!.TagName));
    }

    [Fact]
    public void A_link_to_outside_of_the_folder_is_not_followed()
    {
        _folder.Write("secret/letter.txt", "dear");
        _folder.Write("docs/a.md", "# A\n");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "docs/link"), Path.Combine(_folder.Path, "secret"));
        Build();
        Assert.False(Directory.Exists(Path.Combine(Output, "link")));
    }

    public void Dispose() => _folder.Dispose();

    private string Output => Path.Combine(_folder.Path, "site");

    private SiteResult Build(string folder = "docs") => SiteBuilder.Build(
        new SiteInput
        {
            ContentFolder = Path.Combine(_folder.Path, folder),
            TemplateFolder = SampleSite.Templates,
            Examples = [],
            BuiltAt = DateTimeOffset.UnixEpoch,
            IsForeign = true,
        },
        Output);

    private string Html(string path)
    {
        Assert.True(Build().Succeeded);
        return File.ReadAllText(Path.Combine(Output, path));
    }
}
