using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using MassGen.Docs.Tests.Site;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class VersionedOutputTests : IDisposable
{
    private readonly TempFolder _all = new();
    private readonly SampleSite _sample = new() { BaseUrl = new Uri("https://example.org/docs/") };

    [Fact]
    public void A_version_lists_those_that_stand_beside_it_the_newest_first()
    {
        Build("v0.9");
        Build("latest");
        var html = Build("v0.10");

        var places = new[] { "../latest/index.html", "../v0.10/index.html\" aria-current=\"true\"", "../v0.9/index.html" }.Select(link => html.IndexOf(link, StringComparison.Ordinal));
        Assert.All(places, place => Assert.NotEqual(-1, place));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void A_page_that_the_newest_version_has_too_names_that_one_as_canonical()
    {
        Build("latest");
        _sample.Write("old.md", "Gone since.\n");
        Build("v0.1");

        Assert.Contains("rel=\"canonical\" href=\"https://example.org/docs/latest/\"", Read("v0.1", "index.html"), StringComparison.Ordinal);
        Assert.Contains("rel=\"canonical\" href=\"https://example.org/docs/v0.1/old.html\"", Read("v0.1", "old.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_keeps_its_evidence_when_another_is_built_without()
    {
        Build("v0.1");
        _sample.Examples = [SampleExamples.Page(evidence: null)];
        Build("latest");

        Assert.Contains("badge verified", Read("v0.1", "examples/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("badge verified", Read("latest", "examples/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_without_versions_has_no_menu_of_them() =>
        Assert.DoesNotContain("page-versions", _sample.Html(), StringComparison.Ordinal);

    [Theory]
    [InlineData("v0.1")]
    [InlineData("latest")]
    [InlineData("2026_a")]
    public void A_label_is_the_name_of_a_folder(string label) =>
        Assert.Empty(BuildCommand.Create().Parse(["--version-label", label]).Errors);

    [Theory]
    [InlineData("../v1")]
    [InlineData("a b")]
    [InlineData(".hidden")]
    [InlineData("v1.old")]
    public void What_is_no_folder_or_a_build_in_passing_is_refused(string label) =>
        Assert.Contains("--version-label", Assert.Single(BuildCommand.Create().Parse(["--version-label", label]).Errors).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _sample.Dispose();
        _all.Dispose();
    }

    private string Build(string label)
    {
        var output = VersionedOutput.Of(_all.Path, label);
        Assert.True(SiteBuilder.Build(output.Of(_sample.Input), output.Folder).Succeeded);
        return Read(label, "index.html");
    }

    private string Read(string label, string path) => File.ReadAllText(Path.Combine(_all.Path, label, path));
}
