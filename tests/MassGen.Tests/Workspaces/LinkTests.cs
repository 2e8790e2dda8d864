using System.Diagnostics;
using MassGen.Workspaces;
using Xunit;

namespace MassGen.Tests.Workspaces;

/// <summary>Links are never followed, by no tool and at no place of a path.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly FileScene _scene = new();
    private readonly FileAgent _agent;

    public LinkTests()
    {
        _scene.Write("outside/secret.txt", "secret");
        _scene.Write("project/real.txt", "real");
        Directory.CreateDirectory(_scene.Store.WorkspaceOf("ada"));
        foreach (var place in new[] { _scene.Host("project"), _scene.Store.WorkspaceOf("ada") })
        {
            File.CreateSymbolicLink(Path.Combine(place, "passwd"), "/etc/passwd");
            File.CreateSymbolicLink(Path.Combine(place, "file"), _scene.Host("outside/secret.txt"));
            Directory.CreateSymbolicLink(Path.Combine(place, "folder"), _scene.Host("outside"));
            File.CreateSymbolicLink(Path.Combine(place, "dangling"), _scene.Host("outside/new.txt"));
        }

        _agent = _scene.Agent(contexts: _scene.Contexts(("project", true, [])));
    }

    public static TheoryData<string> Links => new(
        new[] { "/workspace", "/context/project" }.SelectMany(place => new[] { "passwd", "file", "folder/secret.txt", "folder/new.txt", "dangling" }.Select(name => $"{place}/{name}")));

    public void Dispose() => _scene.Dispose();

    [Theory, MemberData(nameof(Links))]
    public async Task Nothing_is_read_over_a_link(string path)
    {
        AssertRefused(
            await _agent.PresentAsync("read_text_file", new { path }),
            await _agent.PresentAsync("read_text_file", new { path, tail = 3 }),
            await _agent.PresentAsync("compare_files", new { file1 = path, file2 = path }),
            await _agent.PresentAsync("copy_file", new { source_path = path, destination_path = "/workspace/copy" }),
            await _agent.PresentAsync("get_file_info", new { path }));
    }

    [Theory, MemberData(nameof(Links))]
    public async Task Nothing_is_written_or_moved_over_a_link(string path)
    {
        AssertRefused(
            await _agent.PresentAsync("write_file", new { path, content = "x" }),
            await _agent.PresentAsync("edit_file", new { path, edits = new[] { new { oldText = "secret", newText = "x" } } }),
            await _agent.PresentAsync("copy_file", new { source_path = "/context/project/real.txt", destination_path = path, overwrite = true }),
            await _agent.PresentAsync("move_file", new { source = path, destination = "/workspace/moved" }),
            await _agent.PresentAsync("create_directory", new { path }));
        Assert.Equal(["secret.txt"], Directory.EnumerateFileSystemEntries(_scene.Host("outside")).Select(Path.GetFileName));
        Assert.Equal("secret", File.ReadAllText(_scene.Host("outside/secret.txt")));
    }

    [Theory]
    [InlineData("/workspace/folder"), InlineData("/context/project/folder")]
    public async Task A_folder_behind_a_link_is_not_listed_searched_or_emptied(string path)
    {
        Assert.Contains("links are not followed", await _agent.PresentAsync("list_directory", new { path }), StringComparison.Ordinal);
        Assert.Contains("links are not followed", await _agent.PresentAsync("directory_tree", new { path }), StringComparison.Ordinal);
        Assert.Contains("links are not followed", await _agent.PresentAsync("search_files", new { path, pattern = "*" }), StringComparison.Ordinal);
        Assert.Contains("links are not followed", await _agent.PresentAsync("delete_file", new { path, recursive = true }), StringComparison.Ordinal);
        Assert.True(File.Exists(_scene.Host("outside/secret.txt")));
    }

    [Fact]
    public async Task Links_are_named_and_left_out_of_copies_and_answers()
    {
        Assert.Contains("[LINK] folder", await _agent.CallAsync("list_directory", new { path = "/workspace" }), StringComparison.Ordinal);
        Assert.Equal("Copied /context/project to /workspace/copy (1 files). 4 links were left out: links are not followed.",
            await _agent.CallAsync("copy_file", new { source_path = "/context/project", destination_path = "copy" }));
        await _agent.AnswerAsync("agent1.1");
        await _agent.AnswerAsync("agent1.2");
        Assert.Equal(["real.txt"], Directory.EnumerateFiles(_scene.Store.FilesOf("agent1.1"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Equal("MG2022", Assert.Single(_scene.Events.OfType<MassGen.Events.RunWarning>()).Code);
    }

    [Fact]
    public async Task Deleting_a_folder_removes_links_in_it_and_not_what_they_lead_to()
    {
        await _agent.CallAsync("create_directory", new { path = "box" });
        Directory.CreateSymbolicLink(Path.Combine(_scene.Store.WorkspaceOf("ada"), "box/way"), _scene.Host("outside"));
        Assert.Equal("Deleted /workspace/box.", await _agent.CallAsync("delete_file", new { path = "box", recursive = true }));
        Assert.True(File.Exists(_scene.Host("outside/secret.txt")));
    }

    [Fact]
    public void A_folder_that_becomes_a_link_between_two_uses_is_noticed()
    {
        var folder = new GuardedFolder(_scene.Host("project"));
        folder.Write("sub/a.txt", "1"u8);
        Directory.Delete(_scene.Host("project/sub"), recursive: true);
        Directory.CreateSymbolicLink(_scene.Host("project/sub"), _scene.Host("outside"));
        Assert.Throws<IOException>(() => folder.Write("sub/a.txt", "2"u8));
        Assert.Throws<IOException>(() => folder.Read("sub/secret.txt", 0, 10));
        Assert.Throws<IOException>(() => folder.Delete("sub/secret.txt"));
        Assert.Throws<IOException>(() => folder.List("sub"));
    }

    [Fact]
    public async Task A_folder_that_turns_into_a_link_and_back_all_the_time_leads_nowhere()
    {
        var folder = new GuardedFolder(_scene.Host("project"));
        folder.Write("turning/secret.txt", "mine"u8);
        using var stop = new CancellationTokenSource();
        var turning = Task.Run(() => Turn(stop.Token), CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        List<string?> read = [];

        // The two may be in step for a while.
        for (var isSeen = false; read.Count < 3000 || (!isSeen && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20)); isSeen |= read[^1] is "mine")
            read.Add(Attempt(() => folder.Read("turning/secret.txt", 0, 10)));
        await stop.CancelAsync();
        await turning;
        Assert.Contains(read, bytes => bytes is "mine");
        Assert.DoesNotContain(read, bytes => bytes is "secret");
    }

    [Fact]
    public async Task A_replaced_file_keeps_its_mode_and_breaks_away_from_its_other_names()
    {
        var program = _scene.Write("project/run.sh", "old");
        using var made = ProgramRun("ln", program, _scene.Host("outside/other-name"));
        await made.WaitForExitAsync();
        new GuardedFolder(_scene.Host("project")).Write("run.sh", "first"u8, isExecutable: true);
        Assert.StartsWith("Wrote", await _agent.PresentAsync("write_file", new { path = "/context/project/run.sh", content = "new" }), StringComparison.Ordinal);
        Assert.Equal(("new", "old"), (File.ReadAllText(program), File.ReadAllText(_scene.Host("outside/other-name"))));
        Assert.Contains("executable: yes", await _agent.CallAsync("get_file_info", new { path = "/context/project/run.sh" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        using var made = ProgramRun("mkfifo", _scene.Host("project/pipe"));
        await made.WaitForExitAsync();
        Assert.Equal("", await _agent.CallAsync("read_text_file", new { path = "/context/project/pipe" }));
        Assert.StartsWith("Copied", await _agent.CallAsync("copy_file", new { source_path = "/context/project/pipe", destination_path = "pipe" }), StringComparison.Ordinal);
    }

    private void AssertRefused(params string[] answers)
    {
        Assert.All(answers, answer => Assert.StartsWith("Error: ", answer, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.DoesNotContain(_scene.Host(""), answer, StringComparison.Ordinal));
    }

    private static Process ProgramRun(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments))!;

    private void Turn(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Directory.Move(_scene.Host("project/turning"), _scene.Host("project/aside"));
            Directory.CreateSymbolicLink(_scene.Host("project/turning"), _scene.Host("outside"));
            File.Delete(_scene.Host("project/turning"));
            Directory.Move(_scene.Host("project/aside"), _scene.Host("project/turning"));
        }
    }

    private static string? Attempt(Func<byte[]> read)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(read());
        }
        catch (IOException)
        {
            return null;
        }
    }
}
