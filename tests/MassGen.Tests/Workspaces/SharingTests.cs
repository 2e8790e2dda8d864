using MassGen.Events;
using MassGen.Workspaces;
using Xunit;

namespace MassGen.Tests.Workspaces;

/// <summary>Files that belong to answers: kept as they were, shown without names.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly FileScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Others_see_the_files_of_an_answer_as_they_were_when_it_was_given()
    {
        var (ada, bob) = (_scene.Agent("ada"), _scene.Agent("bob"));
        await ada.CallAsync("write_file", new { path = "a.txt", content = "first" });
        await ada.AnswerAsync("agent1.1");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "second" });
        await bob.SeeAsync(("agent1", "agent1.1"));
        Assert.Equal("first", await bob.CallAsync("read_text_file", new { path = "/shared/agent1/a.txt" }));
        Assert.Equal("second", await ada.CallAsync("read_text_file", new { path = "a.txt" }));
        Assert.Equal([new FilesCaptured { Agent = "ada", AnswerId = "agent1.1", Files = 1, Bytes = 5 }], _scene.Events);
    }

    [Fact]
    public async Task An_agent_sees_exactly_the_answers_of_its_view()
    {
        var (ada, bob) = (_scene.Agent("ada"), _scene.Agent("bob"));
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        Assert.Contains("It is empty.", await bob.CallAsync("list_directory", new { path = "/shared/agent1" }), StringComparison.Ordinal);
        await bob.SeeAsync(("agent1", "agent1.1"), ("agent2", "agent2.1"));
        Assert.Equal("[DIR] agent1", await bob.CallAsync("list_directory", new { path = "/shared" }));
        await bob.SeeAsync();
        Assert.Equal("/shared is empty.", await bob.CallAsync("list_directory", new { path = "/shared" }));
    }

    [Fact]
    public async Task Shared_files_are_never_changed_by_anybody()
    {
        var ada = _scene.Agent("ada");
        await ada.CallAsync("write_file", new { path = "a/b.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        await ada.SeeAsync(("agent1", "agent1.1"));
        var path = "/shared/agent1/a/b.txt";
        Assert.Contains("the files of answers are read-only", await ada.PresentAsync("write_file", new { path, content = "" }), StringComparison.Ordinal);
        Assert.Contains("the files of answers are read-only", await ada.PresentAsync("delete_file", new { path }), StringComparison.Ordinal);
        Assert.Contains("the files of answers are read-only", await ada.PresentAsync("move_file", new { source = path, destination = "x" }), StringComparison.Ordinal);
        Assert.Contains("the files of answers are read-only", await ada.PresentAsync("copy_file", new { source_path = "a/b.txt", destination_path = path, overwrite = true }), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(_scene.Store.FilesOf("agent1.1"), "a/b.txt")).IsReadOnly);
    }

    [Fact]
    public async Task A_copy_of_a_shared_file_is_the_agents_own()
    {
        var (ada, bob) = (_scene.Agent("ada"), _scene.Agent("bob"));
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        await bob.SeeAsync(("agent1", "agent1.1"));
        await bob.CallAsync("copy_file", new { source_path = "/shared/agent1/a.txt", destination_path = "mine.txt" });
        Assert.StartsWith("Wrote", await bob.CallAsync("write_file", new { path = "mine.txt", content = "2" }), StringComparison.Ordinal);
        Assert.Equal("Deleted /workspace/mine.txt.", await bob.CallAsync("delete_file", new { path = "mine.txt" }));
    }

    [Fact]
    public async Task An_answer_that_was_not_accepted_leaves_nothing()
    {
        var ada = _scene.Agent("ada");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.Files.CaptureAsync(default);
        await ada.CallAsync("delete_file", new { path = "a.txt" });
        await ada.AnswerAsync("agent1.1");
        await ada.Files.DisposeAsync();
        Assert.Empty(Directory.Exists(_scene.Store.AnswersFolder) ? Directory.GetFiles(_scene.Store.AnswersFolder, "*", SearchOption.AllDirectories) : []);
        Assert.Empty(_scene.Events);
    }

    [Fact]
    public async Task Nobody_is_told_who_wrote_what()
    {
        var (ada, bob) = (_scene.Agent("ada-the-author"), _scene.Agent("bob"));
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        await bob.SeeAsync(("agent1", "agent1.1"));
        var all = string.Concat(
            await bob.CallAsync("directory_tree", new { path = "/" }), await bob.CallAsync("search_files", new { path = "/", pattern = "**" }),
            await bob.CallAsync("list_allowed_directories", new { }), await bob.CallAsync("get_file_info", new { path = "/shared/agent1/a.txt" }),
            await bob.CallAsync("read_text_file", new { path = "/shared/agent1/missing" }), await bob.CallAsync("write_file", new { path = "/shared/agent1/x", content = "" }),
            bob.Files.Instructions(AgentStage.Coordination));
        Assert.Contains("agent1", all, StringComparison.Ordinal);
        Assert.DoesNotContain("ada-the-author", all, StringComparison.Ordinal);
        Assert.DoesNotContain(_scene.Host(""), all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_is_shown_copies_that_follow_the_view()
    {
        var ada = _scene.Agent("ada");
        var bob = _scene.Agent("bob", with: settings => settings with { SynchroniseShell = _ => Task.CompletedTask });
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "2" });
        await ada.AnswerAsync("agent1.2");
        var shown = Path.Combine(_scene.Store.SharedWith("bob"), "agent1/a.txt");
        await bob.SeeAsync(("agent1", "agent1.1"));
        Assert.Equal("1", File.ReadAllText(shown));
        File.WriteAllText(shown, "spoilt");
        await bob.SeeAsync(("agent1", "agent1.2"));
        Assert.Equal("2", File.ReadAllText(shown));
        await bob.SeeAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scene.Store.SharedWith("bob")));
    }

    [Fact]
    public async Task A_shell_of_a_run_that_goes_on_is_shown_what_is_right_now()
    {
        var ada = _scene.Agent("ada");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "2" });
        await ada.AnswerAsync("agent1.2");
        FileAgent Bob() => _scene.Agent("bob", with: settings => settings with { SynchroniseShell = _ => Task.CompletedTask });
        await Bob().SeeAsync(("agent1", "agent1.1"), ("agent3", "agent1.1"));
        await Bob().SeeAsync(("agent1", "agent1.2"));
        Assert.Equal("2", File.ReadAllText(Path.Combine(_scene.Store.SharedWith("bob"), "agent1/a.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_scene.Store.SharedWith("bob")));
        Assert.Empty(_scene.Events.OfType<RunWarning>());
    }

    [Theory]
    [InlineData("b.txt", "[FILE] b.txt (1 bytes)")]
    [InlineData(null, "")]
    public async Task Files_of_an_answer_that_the_log_never_held_are_not_those_of_the_next(string? written, string shown)
    {
        var ada = _scene.Agent("ada");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        await ada.AnswerAsync("agent1.1");
        await ada.CallAsync("delete_file", new { path = "a.txt" });
        var (again, bob) = (_scene.Agent("ada"), _scene.Agent("bob"));
        if (written is not null)
        {
            await again.CallAsync("write_file", new { path = written, content = "2" });
        }

        await again.AnswerAsync("agent1.1");
        await bob.SeeAsync(("agent1", "agent1.1"));
        Assert.Equal(written is null ? "/shared is empty." : "[DIR] agent1", await bob.CallAsync("list_directory", new { path = "/shared" }));
        Assert.Contains(shown, await bob.CallAsync("list_directory", new { path = "/shared/agent1" }), StringComparison.Ordinal);
        Assert.Empty(_scene.Events.OfType<RunWarning>());
    }

    [Fact]
    public async Task The_shell_is_brought_in_step_before_files_are_kept()
    {
        var late = Path.Combine(_scene.Store.WorkspaceOf("ada"), "late.txt");
        var ada = _scene.Agent("ada", with: settings => settings with { SynchroniseShell = token => File.WriteAllTextAsync(late, "late", token) });
        await ada.AnswerAsync("agent1.1");
        Assert.Equal("late", File.ReadAllText(Path.Combine(_scene.Store.FilesOf("agent1.1"), "late.txt")));
    }

    [Fact]
    public async Task A_full_disk_costs_the_files_and_not_the_answer()
    {
        var ada = _scene.Agent("ada");
        await ada.CallAsync("write_file", new { path = "a.txt", content = "1" });
        _scene.Write("run/answers", "a file where a folder belongs");
        await ada.AnswerAsync("agent1.1");
        Assert.Equal("MG2024", Assert.Single(_scene.Events.OfType<RunWarning>()).Code);
    }

    [Fact]
    public async Task Two_runs_in_one_directory_do_not_touch_each_other()
    {
        var first = _scene.Agent("ada");
        var store = new WorkspaceStore(_scene.Host("run-2"));
        var second = _scene.Agent("ada", with: settings => settings with { Store = store });
        await Task.WhenAll(WorkAsync(first, "one"), WorkAsync(second, "two"));
        Assert.Equal("one", File.ReadAllText(Path.Combine(_scene.Store.FilesOf("agent1.1"), "a.txt")));
        Assert.Equal("two", File.ReadAllText(Path.Combine(store.FilesOf("agent1.1"), "a.txt")));
        Assert.Equal("[FILE] a.txt (3 bytes)", await first.CallAsync("list_directory", new { path = "." }));
    }

    private static async Task WorkAsync(FileAgent agent, string content)
    {
        await agent.CallAsync("write_file", new { path = "a.txt", content });
        await agent.AnswerAsync("agent1.1");
    }
}
