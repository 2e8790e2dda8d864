using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Diagnostics;

public sealed class TextPartsTests
{
    private const string Text = "a\U0001F600b";

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "a")]
    [InlineData(2, "a")]
    [InlineData(3, "a\U0001F600")]
    [InlineData(4, Text)]
    [InlineData(9, Text)]
    public void A_beginning_holds_whole_characters(int most, string part) => Assert.Equal(part, TextParts.Beginning(Text, most));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "b")]
    [InlineData(2, "b")]
    [InlineData(3, "\U0001F600b")]
    [InlineData(4, Text)]
    [InlineData(9, Text)]
    public void An_end_holds_whole_characters(int most, string part) => Assert.Equal(part, TextParts.End(Text, most));
}
