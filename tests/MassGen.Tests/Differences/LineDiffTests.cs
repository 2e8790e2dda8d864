using MassGen.Differences;
using Xunit;

namespace MassGen.Tests.Differences;

public sealed class LineDiffTests
{
    private static string Lines(params IEnumerable<object> lines) => string.Join('\n', lines);

    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", " a\n-b\n+x\n c", 2)]
    [InlineData("a\nb", "a\nb\nc", " a\n b\n+c", 3)]
    [InlineData("a\nb", "b", "-a\n b", 1)]
    [InlineData("b", "a\nb", "+a\n b", 1)]
    [InlineData("a\nb\nc\nd", "a\nc\nb\nd", " a\n-b\n c\n+b\n d", 2)]
    [InlineData("", "a", "-\n+a", 1)]
    public void Lines_that_went_and_came_are_marked(string before, string after, string expected, int first)
    {
        var difference = LineDiff.Of(before, after);
        Assert.Equal((expected, first, false), (difference.Unified(), difference.FirstLine, difference.IsEmpty));
    }

    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Equal((true, "", 0),
        LineDiff.Of("a\r\nb", "a\nb") is var difference ? (difference.IsEmpty, difference.Unified(), difference.FirstLine) : default);

    [Fact]
    public void Only_the_lines_around_a_change_are_shown() => Assert.Equal(
        "@@ line 4 @@\n 4\n-5\n+five\n 6\n@@ line 14 @@\n 14\n-15\n 16",
        LineDiff.Of(Lines(Enumerable.Range(1, 20).Cast<object>()), Lines(Enumerable.Range(1, 20).Where(n => n != 15).Select(n => n == 5 ? (object)"five" : n))).Unified(context: 1));

    [Fact]
    public void A_long_difference_is_cut_and_says_so() => Assert.EndsWith(
        "\n… 81 more lines", LineDiff.Of("x", Lines(Enumerable.Range(1, 100).Cast<object>())).Unified(most: 20), StringComparison.Ordinal);

    [Fact]
    public void Texts_too_large_for_a_table_are_compared_as_replaced()
    {
        var difference = LineDiff.Of(Lines(Enumerable.Range(0, 3000).Cast<object>()), Lines(Enumerable.Range(5000, 3000).Cast<object>()));
        Assert.StartsWith("-0\n-1\n", difference.Unified(), StringComparison.Ordinal);
    }
}
