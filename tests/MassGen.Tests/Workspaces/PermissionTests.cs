using Xunit;

namespace MassGen.Tests.Workspaces;

/// <summary>What an agent may do where; each hole of the Python project's permissions is one of these.</summary>
public sealed class PermissionTests : IDisposable
{
    private readonly FileScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_workspace_is_the_agents_own()
    {
        var agent = _scene.Agent();
        Assert.Equal("Wrote 2 bytes to /workspace/a/b.txt (new file).", await agent.CallAsync("write_file", new { path = "a/b.txt", content = "hi" }));
        Assert.Equal("hi", await agent.CallAsync("read_text_file", new { path = "/workspace/a/b.txt" }));
        Assert.Equal("Moved /workspace/a/b.txt to /workspace/c.txt.", await agent.CallAsync("move_file", new { source = "a/b.txt", destination = "c.txt" }));
        Assert.Equal("Deleted /workspace/c.txt.", await agent.CallAsync("delete_file", new { path = "c.txt" }));
    }

    [Fact]
    public async Task A_context_path_to_write_is_read_only_until_the_presentation()
    {
        _scene.Write("project/readme.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, [])));
        var write = new { path = "/context/project/readme.txt", content = "new" };
        Assert.Equal(
            "Error: '/context/project/readme.txt' cannot be written: it may be changed only while the final answer is presented. Write below /workspace.",
            await agent.CallAsync("write_file", write));
        Assert.StartsWith("Wrote 3 bytes", await agent.PresentAsync("write_file", write), StringComparison.Ordinal);
        Assert.Equal("new", File.ReadAllText(_scene.Host("project/readme.txt")));
    }

    [Fact]
    public async Task A_context_path_to_read_is_never_written()
    {
        _scene.Write("project/readme.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", false, [])));
        Assert.Contains("it is read-only", await agent.PresentAsync("write_file", new { path = "/context/project/new.txt", content = "" }), StringComparison.Ordinal);
        Assert.Contains("it is read-only", await agent.PresentAsync("delete_file", new { path = "/context/project/readme.txt" }), StringComparison.Ordinal);
        Assert.Contains("it is read-only", await agent.PresentAsync("create_directory", new { path = "/context/project/new" }), StringComparison.Ordinal);
        Assert.Contains("it is read-only", await agent.PresentAsync("move_file", new { source = "/context/project/readme.txt", destination = "x" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret.txt"), InlineData("keys/one.pem")]
    public async Task A_protected_file_is_neither_written_nor_moved_away_nor_deleted(string name)
    {
        _scene.Write("project/secret.txt");
        _scene.Write("project/keys/one.pem");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, ["secret.txt", "keys"])));
        var path = "/context/project/" + name;
        await agent.PresentAsync("read_text_file", new { path });
        Assert.Contains("it is protected", await agent.PresentAsync("write_file", new { path, content = "" }), StringComparison.Ordinal);
        Assert.Contains("it is protected", await agent.PresentAsync("move_file", new { source = path, destination = "/workspace/x" }), StringComparison.Ordinal);
        Assert.Contains("it is protected", await agent.PresentAsync("delete_file", new { path }), StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(_scene.Host("project/" + name)));
    }

    [Fact]
    public async Task A_folder_does_not_go_with_something_protected_in_it()
    {
        _scene.Write("project/src/kept/secret.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, ["src/kept/secret.txt"])));
        Assert.Contains("something in it is protected", await agent.PresentAsync("move_file", new { source = "/context/project/src", destination = "/context/project/other" }), StringComparison.Ordinal);
        Assert.Contains("something in it is protected", await agent.PresentAsync("delete_file", new { path = "/context/project/src/kept", recursive = true }), StringComparison.Ordinal);
        Assert.True(File.Exists(_scene.Host("project/src/kept/secret.txt")));
    }

    [Theory]
    [InlineData(".git/config"), InlineData("src/.env"), InlineData("node_modules/a/index.js"), InlineData("a/.Venv/x"), InlineData(".GIT/config")]
    public async Task Some_names_stay_as_they_are_outside_the_workspace(string name)
    {
        _scene.Write("project/" + name);
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, [])));
        Assert.Contains("read-only everywhere", await agent.PresentAsync("write_file", new { path = "/context/project/" + name, content = "" }), StringComparison.Ordinal);
        Assert.Contains("read-only everywhere", await agent.PresentAsync("move_file", new { source = "/context/project/" + name, destination = "x" }), StringComparison.Ordinal);
        Assert.StartsWith("Wrote", await agent.CallAsync("write_file", new { path = name, content = "" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_does_not_go_with_a_read_only_name_in_it()
    {
        _scene.Write("project/sub/.git/config");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, [])));
        Assert.Contains("read-only everywhere", await agent.PresentAsync("delete_file", new { path = "/context/project/sub", recursive = true }), StringComparison.Ordinal);
        Assert.Contains("read-only everywhere", await agent.PresentAsync("move_file", new { source = "/context/project/sub", destination = "/context/project/gone" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deepest_context_path_decides_by_whatever_name_it_is_reached()
    {
        _scene.Write("project/open/a.txt");
        _scene.Write("project/shut/b.txt");
        _scene.Write("project/shut/door/c.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, []), ("project/shut", false, []), ("project/shut/door", true, [])));
        Assert.StartsWith("Wrote", await agent.PresentAsync("write_file", new { path = "/context/project/open/a.txt", content = "" }), StringComparison.Ordinal);
        Assert.Contains("read-only", await agent.PresentAsync("write_file", new { path = "/context/project/shut/b.txt", content = "" }), StringComparison.Ordinal);
        Assert.StartsWith("Wrote", await agent.PresentAsync("write_file", new { path = "/context/project/shut/door/c.txt", content = "" }), StringComparison.Ordinal);
        var shut = new { source = "/context/door/../project/shut", destination = "/context/project/ajar" };
        Assert.Contains("it is read-only", await agent.PresentAsync("move_file", shut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_path_that_is_a_file_is_that_file_only()
    {
        _scene.Write("data/one.csv", "1");
        _scene.Write("data/one.csv.bak", "2");
        var agent = _scene.Agent(contexts: _scene.Contexts(("data/one.csv", true, [])));
        Assert.Equal("1", await agent.CallAsync("read_text_file", new { path = "/context/one.csv" }));
        Assert.StartsWith("Wrote", await agent.PresentAsync("write_file", new { path = "data/one.csv", content = "3" }), StringComparison.Ordinal);
        Assert.StartsWith("Error: There is no 'one.csv.bak' in /context", await agent.CallAsync("read_text_file", new { path = "/context/one.csv.bak" }), StringComparison.Ordinal);
        Assert.StartsWith("Error: /context/one.csv is a file", await agent.CallAsync("read_text_file", new { path = "/context/one.csv/x" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_context_path_is_deleted_only_after_it_was_read()
    {
        _scene.Write("project/a.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, [])));
        var path = "/context/project/a.txt";
        Assert.Contains("neither read nor made", await agent.PresentAsync("delete_file", new { path }), StringComparison.Ordinal);
        await agent.PresentAsync("read_text_file", new { path });
        Assert.Equal("Deleted /context/project/a.txt.", await agent.PresentAsync("delete_file", new { path }));
        await agent.PresentAsync("write_file", new { path, content = "" });
        Assert.Equal("Deleted /context/project/a.txt.", await agent.PresentAsync("delete_file", new { path }));
    }

    [Fact]
    public async Task An_only_agent_writes_without_a_presentation()
    {
        _scene.Write("project/a.txt");
        var agent = _scene.Agent(contexts: _scene.Contexts(("project", true, [])), with: settings => settings with { IsAlone = true });
        Assert.StartsWith("Wrote", await agent.CallAsync("write_file", new { path = "/context/project/a.txt", content = "" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runs_own_folders_are_not_seen_through_a_context_path_around_them()
    {
        _scene.Write("run/workspaces/bob/secret.txt");
        _scene.Write("run/events.jsonl");
        var agent = _scene.Agent(contexts: _scene.Contexts((".", true, [])));
        Assert.DoesNotContain("bob", await agent.CallAsync("directory_tree", new { path = "/context" }), StringComparison.Ordinal);
        Assert.Contains("outside the places", await agent.CallAsync("read_text_file", new { path = _scene.Host("run/events.jsonl") }), StringComparison.Ordinal);
        Assert.Contains("outside the places", await agent.CallAsync("read_text_file", new { path = _scene.Host("run/workspaces/bob/secret.txt") }), StringComparison.Ordinal);
    }
}
