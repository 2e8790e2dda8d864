using System.Diagnostics;
using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("# T\r\nab\u00e9", new byte[] { 0xFF }, ":2:4: error MG7081")]
    [InlineData("\ufeff# T\nab", new byte[] { 0xC3 }, ":2:3: error MG7081")]
    [InlineData("# T\nab", new byte[] { 0 }, ":2:3: error MG7082")]
    public void What_is_no_text_is_told_at_its_place(string before, byte[] bytes, string error)
    {
        var faults = new List<Diagnostic>();
        SourceFile.Decode("x.md", [.. Encoding.UTF8.GetBytes(before), .. bytes, .. "\nc\n"u8], faults);

        Assert.Contains("x.md" + error, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_utf_16_is_told_so()
    {
        var faults = new List<Diagnostic>();
        SourceFile.Decode("x.md", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("# T")], faults);

        Assert.Contains("UTF-16", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        using var site = new SampleSite();
        site.WriteRaw("index.md", "\ufeff---\r\ntitle: T\r\n---\r\n\r\n## A\r\n\r\n```yaml hl=1\r\na: 1\r\n```\r\n");

        Assert.Equal("a: 1", site.Page().QuerySelector("mark.hl")!.TextContent);
    }

    [Theory]
    [InlineData("> ", 10_000)]
    [InlineData("- ", 10_000)]
    [InlineData("[", 10_000)]
    [InlineData("*a **b ", 5_000)]
    [InlineData("<details>", 10_000)]
    public void Deep_nesting_is_an_error_or_is_read_but_ends_no_program(string piece, int times)
    {
        using var site = new SampleSite("\n" + string.Concat(Enumerable.Repeat(piece, times)) + "x\n");

        Assert.All(site.Build().Diagnostics, fault => Assert.StartsWith("docs-src/index.md:5:", fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_of_five_megabytes_with_ten_thousand_headings_is_built()
    {
        var words = string.Concat(Enumerable.Repeat("Some words *to read* with `code` and more. ", 12));
        using var site = new SampleSite(string.Concat(Enumerable.Range(0, 10_000).Select(number => $"## Same\n\n{words}See [x](#same-{(number / 2) + 1}).\n\n")));
        var stopwatch = Stopwatch.StartNew();

        Assert.True(site.Build().Succeeded);
        Assert.True(stopwatch.Elapsed < TimeSpan.FromSeconds(60), $"{stopwatch.Elapsed}");
    }

    [Fact]
    public void Names_with_spaces_and_in_any_script_lead_somewhere()
    {
        using var site = new SampleSite("[a](<guides/my page.md>) [b](guides/日本語.md#größe) [c](guides/my%20page.md)\n");
        site.Write("guides/my page.md", "Text.\n");
        site.Write("guides/日本語.md", "## Größe\n");
        var links = site.Page().QuerySelectorAll("a[href^=guides]").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Contains("guides/my%20page.html", links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(site.Output, Uri.UnescapeDataString(link.Split('#')[0]))), link));
    }
}
