using Xunit;

namespace MassGen.Tests.Tools;

/// <summary>What the guide shows is what a user may copy.</summary>
public sealed class GuideTests
{
    private const string Guide = "docs-src/guides/agent-tools.md";

    private static readonly string Text = File.ReadAllText(RepositoryFolder.Of(Guide));

    [Fact]
    public void The_guide_shows_the_message_as_it_is_given()
    {
        var shown = Text.Split('\n').Single(line => line.StartsWith("team.yaml:7:11: ", StringComparison.Ordinal));

        Assert.Equal(CustomToolsTests.UnderstandVideo, shown);
    }
}
