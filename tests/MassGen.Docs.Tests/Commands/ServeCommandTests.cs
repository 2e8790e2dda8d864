using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using Xunit;

namespace MassGen.Docs.Tests.Commands;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task An_example_that_is_saved_half_leaves_the_site_as_it_is()
    {
        using var repository = new SampleRepository();
        repository.Write("example.yaml", "title: [");

        Assert.Null(await ServeCommand.ReloadAsync(
            new Workspace(repository.Root), Nothing, [Path.Combine(repository.Root, "examples", "sample", "example.yaml")], CancellationToken.None));
    }

    private static SiteInput Nothing => new() { ContentFolder = "docs-src", TemplateFolder = "site-templates", Examples = [], BuiltAt = DateTimeOffset.UnixEpoch };
}
