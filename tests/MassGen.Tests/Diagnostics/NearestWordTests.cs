using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Diagnostics;

public sealed class NearestWordTests
{
    private static readonly string[] Known = ["model", "temperature", "type", "top_p"];

    [Theory]
    [InlineData("model", "model")]
    [InlineData("modle", "model")]
    [InlineData("MODEL", "model")]
    [InlineData("temprature", "temperature")]
    [InlineData("tempereture", "temperature")]
    [InlineData("tpye", "type")]
    [InlineData("t", null)]
    [InlineData("banana", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_or_none(string word, string? expected) => Assert.Equal(expected, NearestWord.Of(word, Known));

    [Fact]
    public void Of_words_equally_near_the_first_in_the_alphabet_is_taken() => Assert.Equal("bat", NearestWord.Of("xat", ["cat", "bat"]));

    [Fact]
    public void A_swap_of_neighbours_counts_one_edit() => Assert.Equal("ab", NearestWord.Of("ba", ["ab"]));

    [Fact]
    public void Nothing_known_means_nothing_near() => Assert.Null(NearestWord.Suggestion("a", []));

    [Fact]
    public void A_suggestion_is_a_sentence() => Assert.Equal("Did you mean 'model'?", NearestWord.Suggestion("modl", Known));

    [Fact]
    public void A_word_that_is_far_too_long_to_be_meant_is_not_compared()
    {
        var known = Enumerable.Range(0, 100).Select(number => new string('a', 2000) + number).ToList();
        NearestWord.Of("model", known);
        var before = GC.GetAllocatedBytesForCurrentThread();
        NearestWord.Of("model", known);

        // Comparing one takes a table of more than 40,000 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000);
    }
}
