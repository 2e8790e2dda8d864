using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Running;
using Xunit;

namespace MassGen.Docs.Tests.Snippets.Running;

public sealed class HostProgramsTests
{
    [Fact]
    public void A_clone_holds_what_its_hash_stands_for_although_a_file_was_changed_since()
    {
        using var repository = new SampleRepository();
        using var host = new HostPrograms();
        var clone = RepositoryClone.Of(repository.Root);
        repository.Replace("model.yaml", "I was wrong.", "I erred.");
        var folder = host.Folders.Single(shared => shared.Path == FixedEnvironment.Clones).HostPath;
        Assert.Contains("I was wrong.", File.ReadAllText(Path.Combine(folder, host.Provide(clone), "examples/sample/model.yaml")), StringComparison.Ordinal);
    }
}
