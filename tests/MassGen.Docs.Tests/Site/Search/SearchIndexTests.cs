using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Search;
using Xunit;

namespace MassGen.Docs.Tests.Site.Search;

public sealed class SearchIndexTests
{
    [Fact]
    public void A_page_a_heading_and_a_row_that_begins_with_code_are_found_apart()
    {
        var shown = Shown("Top text.\n\n## Limits of `x`\n\nBelow.\n\n| key | meaning |\n|---|---|\n| <a id=\"key-a.b\"></a>`b` | What it does. |\n");
        Assert.Contains("""["p.html","Title",["","","Top text."],["Limits of `x`","limits-of-x","Below."],["`b`","key-a.b","What it does."]]""", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_leads_to_a_page_whose_name_an_address_escapes() =>
        Assert.Contains("[[\"langs/C%23.html\",", Texts(Files(Page("langs/C#.md", "Text.\n"))).Single(file => file.Path == "search/s0.js").Content, StringComparison.Ordinal);

    [Fact]
    public void A_bracket_that_opens_nothing_is_text() =>
        Assert.Contains("""["Of arr[0 on","of-arr0-on","See arr[1 too."]""", Shown("## Of arr[0 on\n\nSee arr[1 too.\n"), StringComparison.Ordinal);

    [Fact]
    public void A_sentence_in_a_table_is_text_of_its_section() =>
        Assert.Contains("[\"\",\"\",\"`a` is here x\"]", Shown("| what | why |\n|---|---|\n| `a` is here | x |\n"), StringComparison.Ordinal);

    [Fact]
    public void A_page_that_keeps_out_of_the_search_is_found_by_its_title_alone()
    {
        var index = new SearchIndex();
        var page = PageParser.Parse("p.md", new SourceText("docs-src/p.md", "---\ntitle: Matrix\nsearch: false\n---\n\n| `name` | yes |\n|---|---|\n"), []);
        var words = Texts(index.Files([index.Read(page)])).Single(file => file.Path == "search/w0.js").Content;
        Assert.Contains("matrix", words, StringComparison.Ordinal);
        Assert.DoesNotContain("name", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_reading_does_not_change_a_byte()
    {
        var pages = Enumerable.Range(0, 40).Select(number => Page($"p{number}.md", $"Word{number} and `key_{number}`.\n\n## Part {number % 7}\n\nText.\n")).ToList();
        var (one, other) = (new SearchIndex(), new SearchIndex());
        var backwards = Enumerable.Reverse(pages).Select(other.Read).Reverse().ToList();
        Assert.Equal(Texts(one.Files([.. pages.Select(one.Read)])), Texts(other.Files(backwards)));
    }

    [Fact]
    public void Text_cannot_leave_the_script_it_stands_in()
    {
        var shown = Shown("\\\"]); alert(1) \\\\ \\</script>\n");
        Assert.Contains("""\"]); alert(1) \\ </script>""", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_grows_with_the_site()
    {
        var index = new SearchIndex();
        var pages = Enumerable.Range(0, 300).Select(number => index.Read(Page($"p{number}.md", Sections(number)))).ToList();
        var files = index.Files(pages).ToList();
        Assert.True(files.Count > 100);
        Assert.All(files, file => Assert.InRange(file.Content.Length, 1, 10_500));
    }

    [Theory]
    [InlineData("enable_mcp", "|enable_mcp|", "|enabl|", "|mcp|")]
    [InlineData("agent.restarted", "|agent.restarted|", "|agent|", "|restart|")]
    [InlineData("--list-sessions", "|--list-sessions|", "|list|", "|session|")]
    [InlineData("RunEvent", "|runevent|", "|run|", "|event|")]
    [InlineData("MG1004.", "|mg1004|")]
    [InlineData("Überprüfung", "|überprüfung|")]
    [InlineData("全文搜索。猫", "|全文|", "|文搜|", "|搜索|", "|猫|")]
    [InlineData("使用API接口", "|使用|", "|api|", "|接口|")]
    [InlineData("データを検索する", "|デー|", "|ータ|", "|検索|")]
    public void Names_are_kept_whole_and_in_parts(string text, params string[] words)
    {
        var lists = Texts(Files(Page("p.md", $"zzz {text} zzz\n"))).Single(file => file.Path == "search/w0.js").Content.Replace("\",\"", "|", StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, lists, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_say_nothing_are_left_out() =>
        Assert.DoesNotContain("|with|", Texts(Files(Page("p.md", "Runs with tools.\n"))).Single(file => file.Path == "search/w0.js").Content, StringComparison.Ordinal);

    private static string Shown(string body) => Texts(Files(Page("p.md", body))).Single(file => file.Path == "search/s0.js").Content;

    private static IEnumerable<SiteFile> Files(SourcePage page)
    {
        var index = new SearchIndex();
        return index.Files([index.Read(page)]);
    }

    private static SourcePage Page(string path, string body) =>
        PageParser.Parse(path, new SourceText(path, $"---\ntitle: Title\n---\n{body}"), new List<Diagnostic>());

    private static string Sections(int page) => string.Concat(Enumerable.Range(0, 12).Select(part =>
        $"## Part {part}\n\nAgents of page{page} and part{page * part} vote, answer and read; {string.Join(' ', Enumerable.Range(0, 20).Select(word => $"w{(page + 1) * word}"))}\n\n"));

    private static List<(string Path, string Content)> Texts(IEnumerable<SiteFile> files) =>
        [.. files.Select(file => (file.Path, Encoding.UTF8.GetString(file.Content.Span)))];
}
