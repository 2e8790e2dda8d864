using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Selection;
using MassGen.Docs.Verify.Sessions;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Selection;

public sealed class ShardTests
{
    [Fact]
    public void Parts_have_nothing_in_common_and_together_are_everything_in_its_order()
    {
        var random = new Random(17);
        for (var round = 0; round < 300; round++)
        {
            var (units, count) = (Any(random), random.Next(1, 12));
            var parts = Enumerable.Range(1, count).Select(index => new Shard(index, count).Of(units).Ids.ToList()).ToList();
            Assert.Equal(units.Ids.Order(), parts.SelectMany(part => part).Order());
            Assert.All(parts, part => Assert.Equal(units.Ids.Where(part.Contains), part));
        }
    }

    [Fact]
    public void The_same_part_is_the_same_on_every_machine_whatever_the_order_it_finds()
    {
        var units = Any(new Random(3));
        var turned = new Units([.. units.Examples.Reverse()], [.. units.Sessions.Reverse()]);
        Assert.Equal(new Shard(2, 3).Of(units).Ids.Order(), new Shard(2, 3).Of(turned).Ids.Order());
    }

    [Fact]
    public void Parts_have_about_as_much_to_do()
    {
        var units = new Units([.. Enumerable.Range(0, 40).Select(index => $"e{index}")], []);
        Assert.All(Enumerable.Range(1, 4), index => Assert.Equal(10, new Shard(index, 4).Of(units).Count));
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("-1/2")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    public void What_is_no_part_is_refused(string text) => Assert.Null(Shard.Parse(text));

    [Fact]
    public async Task Parts_of_other_texts_are_of_another_whole()
    {
        using var repository = new SampleRepository();
        var before = await WholeAsync(repository);
        Assert.Equal(before, await WholeAsync(repository));
        repository.Replace("model.yaml", "I was wrong.", "I erred.");
        Assert.NotEqual(before, await WholeAsync(repository));
    }

    private static async Task<string> WholeAsync(SampleRepository repository) => (await VerificationScope.OfAsync(
        repository.Root, SnippetParts.None, new ScopeRequest { Shard = new Shard(1, 2) }, CancellationToken.None)).Shard!.Whole;

    private static Units Any(Random random) => new(
        [.. Enumerable.Range(0, random.Next(0, 20)).Select(index => $"example-{index}")],
        SnippetSessions.Of(
        [
            .. Enumerable.Range(0, random.Next(0, 40)).Select(index =>
                Pages.Shell($"p{index % 5}.md#{index}", session: random.Next(3) == 0 ? null : $"s{random.Next(4)}")),
        ]));
}
