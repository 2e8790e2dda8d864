using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class IncludeTests
{
    private const string Code = "a\n# region one\n  b\n    c\n# endregion\n";

    [Theory]
    [InlineData("<!-- include: x.py#one -->\n```python\n```\n")]
    [InlineData("<!-- include: x.py#one -->\n```python\nb\n  c\n```\n")]
    public void A_block_shows_the_region_of_a_file(string markdown)
    {
        using var site = new SampleSite(markdown);
        site.WriteRaw("x.py", Code);

        Assert.Equal("b\n  c", site.Page().QuerySelector("pre code")!.TextContent.TrimEnd('\n'));
    }

    [Fact]
    public void Text_between_comments_is_what_the_file_says()
    {
        using var site = new SampleSite("<!-- include: shared.md#notice -->\n\nBe *kind*.\n\n<!-- /include -->\n");
        site.Write("shared.md", "# T\n\n<!-- region notice -->\nBe *kind*.\n<!-- endregion -->\n");

        Assert.Equal("Be kind.", site.Page().QuerySelector("article p")!.TextContent);
    }

    [Theory]
    [InlineData("<!-- include: x.py#one -->\n```python\nb\n  d\n```\n", "docs-src/index.md:7:1: error MG7066: This is not what x.py says; its line is '  c'")]
    [InlineData("<!-- include: x.py#on -->\n```python\n```\n", "Did you mean 'one'?")]
    [InlineData("<!-- include: y.py -->\n```python\n```\n", "docs-src/index.md:4:15: error MG7066: There is no file 'y.py'")]
    [InlineData("<!-- include: ../../secret.txt -->\n```text\n```\n", "docs-src/index.md:4:15: error MG7066: '../../secret.txt' is outside")]
    [InlineData("<!-- include: x.py#one -->\n\nb\n", "docs-src/index.md:4:1: error MG7066: What is included is never ended.")]
    public void What_cannot_be_included_is_an_error_at_its_place(string markdown, string error)
    {
        using var site = new SampleSite(markdown);
        site.WriteRaw("x.py", Code);

        Assert.Contains(error, site.Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_include_each_other_are_an_error()
    {
        using var site = new SampleSite("<!-- include: b.md -->\n\nx\n\n<!-- /include -->\n");
        site.Write("b.md", "<!-- include: index.md -->\n\nx\n\n<!-- /include -->\n");

        Assert.All(site.Build().Diagnostics, fault => Assert.Contains("in a circle: ", fault.Message, StringComparison.Ordinal));
        Assert.False(site.Build().Succeeded);
    }
}
