using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Selection;
using MassGen.Docs.Verify.Sessions;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Selection;

public sealed class AffectedTests
{
    private static readonly Units All = new(
        ["one", "two"],
        SnippetSessions.Of(
        [
            Pages.Shell("a.md#1", session: "s"), Pages.Shell("a.md#2", session: "s"),
            Pages.Shell("b.md#copy") with { Task = new CopyTask("examples/one/config.yaml", null, "one") },
            Pages.Shell("b.md#part") with { Task = new ConfigurationTask(new SourceText("examples/two/config.yaml", "agents: []")) },
            Pages.Shell("b.md#scripted") with { Task = new ShellTask([], Model: new SourceText("fixtures/model.yaml", "agents: {}")) },
            Pages.Shell("b.md#clone") with { Task = new ShellTask([]) { Repository = new RepositoryClone("", new Dictionary<string, byte[]>()) } },
            Pages.Shell("b.md#list", "massgen --list-examples"),
            Pages.Shell("b.md#file") with { Files = new Dictionary<string, string> { ["data.csv"] = "1;2" } },
        ]));

    [Theory]
    [InlineData("docs-src/a.md", "a.md#1 a.md#2 b.md#clone")]
    [InlineData("examples/one/config.yaml", "one b.md#copy b.md#clone b.md#list")]
    [InlineData("examples/two/config.yaml", "two b.md#part b.md#clone b.md#list")]
    [InlineData("examples/one-more/config.yaml", "b.md#clone b.md#list")]
    [InlineData("fixtures/model.yaml", "b.md#scripted")]
    [InlineData("shared/data.csv", "b.md#file")]
    [InlineData("README.md", "")]
    [InlineData("tests/MassGen.Tests/X.cs", "")]
    [InlineData("src/MassGen.Docs/Site/Html.cs", "b.md#clone")]
    public void A_file_affects_what_is_made_of_it(string changed, string ids) =>
        Assert.Equal(ids, string.Join(' ', Affected.By(All, [changed], path => path == "shared/data.csv" ? "a;b\n1;2\n" : "other").Ids));

    [Theory]
    [InlineData("src/MassGen/Run.cs")]
    [InlineData("src/MassGen.Docs/Verify/Units.cs")]
    [InlineData("src/MassGen.Docs/Site/Markup/FenceLanguage.cs")]
    [InlineData("src/images/base/Dockerfile")]
    [InlineData("Directory.Packages.props")]
    public void Library_verifier_and_images_affect_everything(string changed) => Assert.Equal(All, Affected.By(All, [changed], _ => null));
}
