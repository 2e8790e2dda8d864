using MassGen.Docs.Site.Markup;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class HeadingIdTests
{
    // Expected values are the ids github.com gives such headings.
    [Theory]
    [InlineData("Run it yourself", "run-it-yourself")]
    [InlineData("What's new in 1.2?", "whats-new-in-12")]
    [InlineData("`docker` & friends", "docker--friends")]
    [InlineData("snake_case stays", "snake_case-stays")]
    [InlineData("Übung – groß", "übung--groß")]
    [InlineData("run.started", "runstarted")]
    [InlineData("agents[].backend", "agentsbackend")]
    [InlineData("  spaces  inside ", "spaces--inside")]
    [InlineData("What — really?", "what--really")]
    [InlineData("C# & .NET 10.0", "c--net-100")]
    [InlineData("日本語 見出し", "日本語-見出し")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("a\u00a0b", "ab")]
    [InlineData("Ⓐ circled", "ⓐ-circled")]
    [InlineData("½ and ²", "-and-")]
    [InlineData("İstanbul", "i̇stanbul")]
    [InlineData("🎉 party", "-party")]
    [InlineData("a‿b - c_d", "a‿b---c_d")]
    public void Heading_ids_are_those_of_github(string heading, string id) =>
        Assert.Equal(id, GitHubSlug.Of(heading.Replace("`", "", StringComparison.Ordinal)));

    [Fact]
    public void The_same_heading_again_is_numbered()
    {
        var slugs = new GitHubSlug();

        Assert.Equal(["a", "a-1", "a-2"], new[] { "A", "A", "A" }.Select(slugs.Next));
    }

    [Fact]
    public void A_numbered_heading_does_not_take_the_id_of_one_that_was_written_so()
    {
        var slugs = new GitHubSlug();

        Assert.Equal(["a", "a-1", "a-2"], new[] { "A", "A 1", "A" }.Select(slugs.Next));
    }
}
