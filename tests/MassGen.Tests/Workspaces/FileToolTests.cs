using Xunit;

namespace MassGen.Tests.Workspaces;

public sealed class FileToolTests : IDisposable
{
    private readonly FileScene _scene = new();
    private readonly FileAgent _agent;

    public FileToolTests()
    {
        _scene.Write("data/one.txt", "1\n2\n3\n4\n");
        _scene.Write("data/sub/two.py", "print(2)\n");
        _agent = _scene.Agent(contexts: _scene.Contexts(("data", false, [])));
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("/workspace/../../etc/passwd", "above the root"), InlineData("/workspace/../etc/passwd", "outside the places"), InlineData("../../../etc/passwd", "above the root"), InlineData("/etc/passwd", "outside the places")]
    [InlineData("/workspaces/x", "outside the places"), InlineData("/Workspace/x", "outside the places"), InlineData("", "The path is empty")]
    [InlineData("a\0b", "control characters"), InlineData("a\nb", "control characters"), InlineData("/proc/self/environ", "outside the places")]
    [InlineData("/context/other/x", "There is data"), InlineData("/shared/agent1/x", "It is empty"), InlineData("~/x", "There is no '/workspace/~/x'")]
    public async Task A_path_that_leads_nowhere_is_refused_with_the_reason(string path, string reason)
    {
        var answer = await _agent.CallAsync("read_text_file", new { path });
        Assert.StartsWith("Error: ", answer, StringComparison.Ordinal);
        Assert.Contains(reason, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_or_a_name_that_is_too_long_is_refused()
    {
        Assert.Contains("longer than 255 bytes", await _agent.CallAsync("write_file", new { path = new string('n', 256), content = "" }), StringComparison.Ordinal);
        Assert.Contains("longer than 4096 bytes", await _agent.CallAsync("write_file", new { path = string.Join('/', Enumerable.Repeat("ab", 2000)), content = "" }), StringComparison.Ordinal);
        Assert.StartsWith("Wrote", await _agent.CallAsync("write_file", new { path = new string('n', 255), content = "" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/context/data/one.txt"), InlineData("data/one.txt"), InlineData("./data//sub/../one.txt"), InlineData("/context/data/./one.txt")]
    public async Task A_context_path_is_also_found_as_it_was_written(string path) =>
        Assert.Equal("1\n2", await _agent.CallAsync("read_text_file", new { path, head = 2 }));

    [Fact]
    public async Task What_is_in_the_workspace_comes_before_a_context_path_of_the_same_name()
    {
        Assert.Contains("it is read-only", await _agent.CallAsync("write_file", new { path = "data/one.txt", content = "mine" }), StringComparison.Ordinal);
        await _agent.CallAsync("write_file", new { path = "/workspace/data/one.txt", content = "mine" });
        Assert.Equal("mine", await _agent.CallAsync("read_text_file", new { path = "data/one.txt" }));
    }

    [Fact]
    public async Task The_end_of_a_file_can_be_read() =>
        Assert.Equal("3\n4", await _agent.CallAsync("read_text_file", new { path = "/context/data/one.txt", tail = "2" }));

    [Fact]
    public async Task A_long_file_is_read_in_parts_only()
    {
        _scene.Write("data/long.txt", string.Concat(Enumerable.Range(0, 300_000).Select(number => $"line {number}\n")));
        var path = "/context/data/long.txt";
        Assert.Contains("at most 1048576 are read. Ask for a part with 'head' or 'tail'", await _agent.CallAsync("read_text_file", new { path }), StringComparison.Ordinal);
        Assert.Equal("line 0\nline 1", await _agent.CallAsync("read_text_file", new { path, head = 2 }));
        Assert.Equal("line 299999", await _agent.CallAsync("read_text_file", new { path, tail = 1 }));
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        File.WriteAllBytes(_scene.Host("data/image.png"), [0x89, 0x50, 0, 1]);
        File.WriteAllBytes(_scene.Host("data/latin.txt"), [0xe4, 0x20]);
        Assert.Contains("is not a text in UTF-8", await _agent.CallAsync("read_text_file", new { path = "/context/data/image.png" }), StringComparison.Ordinal);
        Assert.Contains("is not a text in UTF-8", await _agent.CallAsync("read_text_file", new { path = "/context/data/latin.txt" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_are_read_although_one_is_missing() => Assert.Equal(
        "--- data/one.txt\n1\n2\n3\n4\n\n--- data/on.txt\nError: There is no '/context/data/on.txt'. Did you mean 'one.txt'?\n",
        await _agent.CallAsync("read_multiple_files", new { paths = new[] { "data/one.txt", "data/on.txt" } }));

    [Fact]
    public async Task An_edit_shows_its_difference_and_a_dry_run_only_that()
    {
        await _agent.CallAsync("write_file", new { path = "a.txt", content = "a\r\nb\r\nc\r\n" });
        var edits = new[] { new { oldText = "b\nc", newText = "b\nd" } };
        Assert.Equal("Nothing was written. The edits would change /workspace/a.txt:\n a\n b\n-c\n+d\n ", await _agent.CallAsync("edit_file", new { path = "a.txt", edits, dryRun = true }));
        Assert.StartsWith("Changed /workspace/a.txt:\n", await _agent.CallAsync("edit_file", new { path = "a.txt", edits }), StringComparison.Ordinal);
        Assert.Equal("a\r\nb\r\nd\r\n", await _agent.CallAsync("read_text_file", new { path = "a.txt" }));
    }

    [Theory]
    [InlineData("x", "oldText is not in the file"), InlineData("a", "more than once"), InlineData("", "oldText is not in the file"), InlineData("  b()", "Line 2 is its first line but for spaces: \"\tb()\"")]
    public async Task An_edit_that_does_not_fit_changes_nothing(string oldText, string reason)
    {
        await _agent.CallAsync("write_file", new { path = "a.txt", content = "a a\n\tb()\n" });
        Assert.Contains(reason, await _agent.CallAsync("edit_file", new { path = "a.txt", edits = new[] { new { oldText, newText = "z" } } }), StringComparison.Ordinal);
        Assert.Equal("a a\n\tb()\n", await _agent.CallAsync("read_text_file", new { path = "a.txt" }));
    }

    [Fact]
    public async Task Folders_are_listed_and_searched()
    {
        Assert.Equal("[FILE] one.txt (8 bytes)\n[DIR] sub", await _agent.CallAsync("list_directory", new { path = "/context/data" }));
        Assert.Equal("[DIR] workspace\n[DIR] context", await _agent.CallAsync("list_directory", new { path = "/" }));
        Assert.Equal("one.txt\nsub/\n  two.py", await _agent.CallAsync("directory_tree", new { path = "/context/data" }));
        Assert.Equal("/context/data/sub/two.py", await _agent.CallAsync("search_files", new { path = "/", pattern = "*.py" }));
        Assert.Equal("/context/data/one.txt", await _agent.CallAsync("search_files", new { path = "/context/data", pattern = "**/*.{txt,py}", excludePatterns = new[] { "sub/**" } }));
        Assert.Equal("Nothing fits the pattern.", await _agent.CallAsync("search_files", new { path = "/context/data", pattern = "t?.py" }));
        Assert.Equal("/workspace (read and write)\n/context/data (read)", await _agent.CallAsync("list_allowed_directories", new { }));
    }

    [Fact]
    public async Task Copies_compare_as_the_same_until_one_is_changed()
    {
        Assert.Equal("Copied /context/data to /workspace/mine (2 files).", await _agent.CallAsync("copy_file", new { source_path = "/context/data", destination_path = "mine" }));
        var files = new { file1 = "/context/data/one.txt", file2 = "mine/one.txt" };
        Assert.Equal("The files are the same.", await _agent.CallAsync("compare_files", files));
        await _agent.CallAsync("write_file", new { path = "mine/one.txt", content = "1\n2\n3\n5\n" });
        Assert.Equal("--- /context/data/one.txt\n+++ /workspace/mine/one.txt\n 1\n 2\n 3\n-4\n+5\n ", await _agent.CallAsync("compare_files", files));
        Assert.Contains("is there already", await _agent.CallAsync("copy_file", new { source_path = "/context/data", destination_path = "mine" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_goes_neither_into_itself_nor_without_being_asked_for()
    {
        await _agent.CallAsync("write_file", new { path = "a/b/c.txt", content = "" });
        Assert.Contains("into itself", await _agent.CallAsync("move_file", new { source = "a", destination = "a/b/d" }), StringComparison.Ordinal);
        Assert.Contains("into itself", await _agent.CallAsync("copy_file", new { source_path = "a", destination_path = "a/b/d" }), StringComparison.Ordinal);
        Assert.Contains("Say 'recursive'", await _agent.CallAsync("delete_file", new { path = "a" }), StringComparison.Ordinal);
        Assert.Contains("one of your folders itself", await _agent.CallAsync("delete_file", new { path = "/workspace", recursive = true }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"pfad":"x"}""", "'path' is missing: it must be a text."), InlineData("""{"paht":"x"}""", "You gave 'paht'.")]
    [InlineData("""{"path":5}""", "'path' must be a text."), InlineData("""{"path":"x","head":0}""", "'head' must be a whole number"), InlineData("""{"path":"x","head":1,"tail":1}""", "not both")]
    public async Task Wrong_arguments_are_answered_with_what_is_expected(string json, string reason) => Assert.Contains(
        reason, await _agent.CallAsync("read_text_file", System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json)), StringComparison.Ordinal);

    [Fact]
    public async Task Too_much_is_not_written() => Assert.Contains(
        "at most 10485760 are written", await _agent.CallAsync("write_file", new { path = "a", content = new string('x', (10 << 20) + 1) }), StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_the_system_says_names_a_folder_of_the_host()
    {
        await _agent.CallAsync("write_file", new { path = "a", content = "" });
        var answer = await _agent.CallAsync("write_file", new { path = "a/b", content = "" });
        Assert.StartsWith("Error: ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(_scene.Host(""), answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_take_tools_away_by_raw_and_by_prefixed_name()
    {
        var agent = _scene.Agent(with: settings => settings with { ExcludedTools = ["delete_file", "mcp__filesystem__write_file", "mcp__filesystem__copy_file"] });
        var names = (await agent.Files.OpenAsync(MassGen.Events.AgentStage.Coordination, default)).Select(tool => tool.Name).ToList();
        Assert.DoesNotContain("delete_file", names);
        Assert.DoesNotContain("write_file", names);
        Assert.Contains("copy_file", names);
        var few = _scene.Agent(with: settings => settings with { AllowedTools = ["read_text_file", "mcp__workspace_tools__compare_files"] });
        Assert.Equal(["read_text_file", "compare_files"], (await few.Files.OpenAsync(MassGen.Events.AgentStage.Coordination, default)).Select(tool => tool.Name));
    }
}
