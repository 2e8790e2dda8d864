using MassGen.Diagnostics;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Workspaces;

public sealed class ContextPathTests : IDisposable
{
    private readonly FileScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void A_missing_path_is_told_with_its_place_and_the_nearest_name()
    {
        _scene.Write("project/a.txt");
        var found = _scene.Contexts(("projekt", false, []), ("project", false, []));
        var diagnostic = Assert.Single(found.Diagnostics);
        Assert.Equal(("MG2021", Severity.Error, "orchestrator.context_paths[0].path"), (diagnostic.Code, diagnostic.Severity, diagnostic.Path));
        Assert.Equal($"'projekt' not found from {_scene.Host("")}.", diagnostic.Message);
        Assert.Equal(("Did you mean 'project'?", "agents.yaml:1:1"), (diagnostic.Suggestion, diagnostic.Position?.ToString()));
        Assert.Equal(["project"], found.Paths.Select(path => path.Name));
    }

    [Fact]
    public void Names_are_the_last_part_and_unique()
    {
        _scene.Write("a/src/x");
        _scene.Write("b/src/x");
        _scene.Write("c/SRC");
        Assert.Equal(["src", "src-2", "SRC-3"], _scene.Contexts(("a/src", false, []), ("b/src/", false, []), ("c/SRC", false, [])).Paths.Select(path => path.Name));
    }

    [Fact]
    public void A_path_given_twice_is_one_that_allows_and_protects_both()
    {
        _scene.Write("a/x");
        var path = Assert.Single(_scene.Contexts(("a", true, ["x"]), ("./a", false, ["y"])).Paths);
        Assert.True(path.MayWrite);
        Assert.Equal(["x", "y"], path.ProtectedPaths.Select(kept => Path.GetFileName(kept)).Distinct());
    }

    [Theory]
    [InlineData("../outside"), InlineData("/etc"), InlineData("sub/../../outside")]
    public void A_protected_path_elsewhere_is_a_warning(string kept)
    {
        _scene.Write("a/x");
        var found = _scene.Contexts(("a", true, [kept, "x"]));
        Assert.Equal(("MG2020", Severity.Warning), Assert.Single(found.Diagnostics) is var warning ? (warning.Code, warning.Severity) : default);
        Assert.All(Assert.Single(found.Paths).ProtectedPaths, path => Assert.EndsWith("/a/x", path, StringComparison.Ordinal));
    }

    [Fact]
    public void Protected_paths_of_a_file_begin_at_its_folder()
    {
        _scene.Write("a/x");
        var found = _scene.Contexts(("a/x", true, ["x"]));
        Assert.Empty(found.Diagnostics);
        Assert.EndsWith("/a/x", Assert.Single(found.Paths).ProtectedPaths[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_a_person_named_is_followed_and_a_link_in_it_is_not()
    {
        _scene.Write("real/a.txt", "1");
        _scene.Write("real/kept.txt", "1");
        Directory.CreateSymbolicLink(_scene.Host("named"), _scene.Host("real"));
        File.CreateSymbolicLink(_scene.Host("real/also-kept"), "kept.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("named", true, ["also-kept"])));
        Assert.Equal("1", await agent.CallAsync("read_text_file", new { path = "/context/named/a.txt" }));
        Assert.StartsWith("Wrote", await agent.PresentAsync("write_file", new { path = "/context/named/a.txt", content = "2" }), StringComparison.Ordinal);
        Assert.Contains("it is protected", await agent.PresentAsync("write_file", new { path = "/context/named/kept.txt", content = "2" }), StringComparison.Ordinal);
        Assert.Contains("it is protected", await agent.PresentAsync("move_file", new { source = "/context/named/also-kept", destination = "x" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Agents_are_told_what_they_may_do_and_when()
    {
        _scene.Write("data/x");
        _scene.Write("site/x");
        var agent = _scene.Agent(contexts: _scene.Contexts(("data", false, []), ("./site", true, [])));
        var (working, presenting) = (agent.Files.Instructions(AgentStage.Coordination)!, agent.Files.Instructions(AgentStage.Presentation)!);
        Assert.Contains("- `/context/data` is `data`: read only.\n", working, StringComparison.Ordinal);
        Assert.Contains("- `/context/site` is `./site`: read only for now; whoever presents the final answer writes there.\n", working, StringComparison.Ordinal);
        Assert.Contains("- `/context/site` is `./site`: read and write, with the file tools.", presenting, StringComparison.Ordinal);
    }
}
