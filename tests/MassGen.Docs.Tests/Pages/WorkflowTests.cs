using MassGen.Diagnostics;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Docs.Tests.Pages;

/// <summary>The workflow that publishes images says what its page promises. Nothing here can run it.</summary>
public sealed class WorkflowTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, ".github", "workflows", "images.yml"));

    [Fact]
    public void It_is_readable_and_has_jobs() => Assert.NotNull(MapReader.Document(new SourceText("images.yml", Text), [])?.Section("jobs"));

    [Theory]
    [InlineData("arch: amd64")]
    [InlineData("arch: arm64")]
    [InlineData("images build code-execution computer-use computer-use-desktop")]
    [InlineData("org.opencontainers.image.revision")]
    [InlineData("sbom-*.tsv")]
    [InlineData("sed -n 's/^ii //p'")]
    [InlineData("docker push")]
    public void It_builds_labels_lists_and_publishes(string words) => Assert.Contains(words, Text, StringComparison.Ordinal);
}
