using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Snippets.Reading;
using MassGen.Docs.Snippets.Running;
using MassGen.Docs.Verify;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("guides/my-page")]
    [InlineData("docs-src/guides/my-page.md")]
    public void A_guide_goes_below_the_documentation(string given) => Assert.Equal("guides/my-page.md", NewCommand.GuidePath(given));

    [Theory]
    [InlineData("../my-page.md")]
    [InlineData("guides/My Page.md")]
    [InlineData("/etc/page.md")]
    [InlineData("")]
    public void A_path_that_is_none_of_a_page_is_refused(string given) =>
        Assert.Equal("MG5255", Assert.Throws<InvalidInputException>(() => NewCommand.GuidePath(given)).Diagnostics[0].Code);

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("Debate")]
    public void An_id_that_cannot_be_a_folder_is_refused(string given) =>
        Assert.Equal("MG5255", Assert.Throws<InvalidInputException>(() => NewCommand.ExampleId(given)).Diagnostics[0].Code);

    [Fact]
    public void Nothing_is_overwritten_and_nothing_half_written()
    {
        _folder.Write("examples/one/model.yaml", "mine");
        var refused = Assert.Throws<InvalidInputException>(() => NewCommand.Write(_folder.Path, NewFiles.Example("examples/one", "One")));
        Assert.Equal("MG5256", refused.Diagnostics[0].Code);
        Assert.Equal(["model.yaml"], Directory.EnumerateFiles(Path.Combine(_folder.Path, "examples/one")).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public async Task A_new_guide_verifies_as_it_stands()
    {
        var faults = new List<Diagnostic>();
        var text = NewFiles.Guide("docs-src/guides/a.md", "Two \"writers\": a play").Text;
        var page = PageParser.Parse("guides/a.md", new SourceText("docs-src/guides/a.md", text.ReplaceLineEndings("\n")), faults);
        var snippets = new SnippetReader(_folder.Path, []).Read([page], faults);
        Assert.Empty(faults);
        Assert.Equal("Two \"writers\": a play", page.FrontMatter.Title);
        await using var runner = new SnippetRunner(new VerifyOptions(), SampleRepository.Silent, TimeProvider.System);
        Assert.Equal(VerificationStatus.Passed, (await runner.RunAsync(snippets, CancellationToken.None)).Single().Status);
    }

    [Fact]
    public async Task A_new_example_verifies_once_it_is_approved()
    {
        using var repository = new SampleRepository();
        foreach (var file in NewFiles.Example("examples/sample", "Sample"))
        {
            repository.Write(Path.GetFileName(file.Path), file.Text);
        }

        Assert.Equal(VerificationStatus.Passed, (await repository.ApproveAsync()).Status);
        Assert.Equal(VerificationStatus.Passed, (await repository.VerifyAsync()).Status);
    }
}
