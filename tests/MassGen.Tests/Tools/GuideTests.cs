using System.Text.RegularExpressions;
using MassGen.Configuration;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Tools;

/// <summary>What the guide shows is what a user may copy.</summary>
public sealed partial class GuideTests
{
    private const string Guide = "docs-src/guides/agent-tools.md";

    private static readonly string Text = File.ReadAllText(RepositoryFolder.Of(Guide));

    public static TheoryData<string> Configurations() => [.. Yaml().Matches(Text).Select(block => block.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_configuration_in_the_guide_is_valid(string yaml) =>
        Assert.DoesNotContain(ConfigLoader.Load(new SourceText(Guide, yaml)).Diagnostics, finding => finding.Severity == Severity.Error || finding.Code == "MG1003");

    [Fact]
    public void The_guide_shows_the_message_as_it_is_given()
    {
        var shown = Text.Split('\n').Single(line => line.StartsWith("team.yaml:7:11: ", StringComparison.Ordinal));

        Assert.Equal(CustomToolsTests.UnderstandVideo, shown);
    }

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
