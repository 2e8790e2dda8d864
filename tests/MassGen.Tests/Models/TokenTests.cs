using MassGen.Models;
using Xunit;

namespace MassGen.Tests.Models;

public sealed class TokenTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("How is the weather today?", 6)]
    [InlineData("orchestration", 2)]
    [InlineData("20261121", 3)]
    [InlineData("{\"a\":1}", 5)]
    [InlineData("天空是蓝色的", 6)]
    [InlineData("Почему", 2)]
    [InlineData("one\n\n    two", 4)]
    public void Characters_count_by_their_kind(string text, long tokens) => Assert.Equal(tokens, TokenHeuristic.Count(text));

    [Fact]
    public void Without_experience_a_guess_stays_as_it_is()
    {
        var tokens = new TokenCalibration();
        Assert.Equal((500L, null), (tokens.Correct(500), tokens.Error));
    }

    [Fact]
    public void Tokens_that_the_provider_adds_to_every_call_are_learned()
    {
        var tokens = new TokenCalibration();
        foreach (var guess in (long[])[100, 900, 300, 700, 200, 1500])
        {
            tokens.Learn(guess, guess + 650);
        }

        Assert.InRange(tokens.Correct(400), 1030, 1070);
    }

    [Fact]
    public void A_denser_tokenizer_is_learned_and_its_error_shrinks()
    {
        var tokens = new TokenCalibration();
        tokens.Learn(1000, 1400);
        var first = tokens.Error!.Value;
        foreach (var guess in (long[])[200, 3000, 500, 1200, 800, 2500, 900, 400])
        {
            tokens.Learn(guess, guess * 14 / 10);
        }

        Assert.InRange(tokens.Correct(1000), 1350, 1450);
        Assert.True(tokens.Error < first / 2, $"{tokens.Error} after {first}");
    }
}
