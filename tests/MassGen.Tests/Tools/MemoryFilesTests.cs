using MassGen.Testing;
using MassGen.Tools;
using MassGen.Workspaces;
using Xunit;

namespace MassGen.Tests.Tools;

public sealed class MemoryFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<Toolbox> OpenAsync() => Toolbox.OpenAsync(run => new MemoryFiles(run, new WorkspaceTextFiles(_folder.Path)));

    private static string Arguments(string name = "units", string tier = "short_term", string content = "Use metres.", string description = "Which units") =>
        $$"""{"name": "{{name}}", "tier": "{{tier}}", "content": "{{content}}", "description": "{{description}}"}""";

    [Fact]
    public async Task A_memory_is_a_Markdown_file()
    {
        await (await OpenAsync()).CallAsync("save_memory", Arguments(description: "Units: \\\"m\\\" & km"));

        Assert.Equal(
            "---\nname: units\ndescription: \"Units: \\\"m\\\" & km\"\n---\n\nUse metres.\n",
            await File.ReadAllTextAsync(Path.Combine(_folder.Path, "memory/short_term/units.md")));
    }

    [Fact]
    public async Task A_short_term_memory_stands_in_the_instructions_from_the_next_turn_on()
    {
        var box = await OpenAsync();
        await box.CallAsync("save_memory", Arguments());
        Assert.DoesNotContain("metres", box.Instructions, StringComparison.Ordinal);

        await box.TurnAsync();

        Assert.Contains("## units: Which units\nUse metres.", box.Instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_term_memory_the_instructions_tell_only_what_it_is_about()
    {
        await (await OpenAsync()).CallAsync("save_memory", Arguments(tier: "long_term"));
        var later = await OpenAsync();

        Assert.EndsWith("- `units`: Which units", later.Instructions, StringComparison.Ordinal);
        Assert.Equal("Use metres.", (await later.CallAsync("load_memory", """{"name": "units"}"""))["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_memory_saved_again_is_replaced_also_in_the_other_tier()
    {
        var box = await OpenAsync();
        await box.CallAsync("save_memory", Arguments());
        var again = await box.CallAsync("save_memory", Arguments(tier: "long_term", content: "Use feet."));

        Assert.True(again["replaced"]!.GetValue<bool>());
        Assert.Equal(
            """[{"name":"units","tier":"long_term","description":"Which units"}]""", (await box.CallAsync("list_memories"))["memories"]!.ToJsonString());
    }

    [Fact]
    public async Task A_removed_memory_is_gone()
    {
        var box = await OpenAsync();
        await box.CallAsync("save_memory", Arguments());
        await box.CallAsync("remove_memory", """{"name": "units"}""");

        Assert.Equal("There is no memory 'units'. Nothing was saved yet.", await box.RefusedAsync("load_memory", """{"name": "units"}"""));
    }

    [Theory]
    [InlineData("../../etc/cron", "Take 'etc-cron'.")]
    [InlineData("My Notes", "Take 'my-notes'.")]
    [InlineData("a/b", "Take 'a-b'.")]
    [InlineData("..", "Take another one.")]
    public async Task A_name_that_is_no_safe_file_name_is_refused(string name, string next)
    {
        var reason = await (await OpenAsync()).RefusedAsync("save_memory", Arguments(name));

        Assert.Equal($"'{name}' cannot be a memory's name: it must be small letters, digits, '-' and '_', at most 64. {next}", reason);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("short_term", 4_000, "Shorten it, or save it as long_term.")]
    [InlineData("long_term", 50_000, "Shorten it, or save it as several memories.")]
    public async Task A_memory_has_a_longest_length(string tier, int most, string next)
    {
        var box = await OpenAsync();
        await box.CallAsync("save_memory", Arguments(tier: tier, content: new string('x', most)));

        Assert.Equal(
            $"'content' has {most + 1} characters; {most} is the limit of {tier}. {next}",
            await box.RefusedAsync("save_memory", Arguments(tier: tier, content: new string('x', most + 1))));
    }

    [Fact]
    public async Task There_is_a_largest_number_of_memories_and_replacing_one_is_still_possible()
    {
        Enumerable.Range(0, 50).ToList().ForEach(number => _folder.Write($"memory/short_term/m{number}.md", "x"));
        var box = await OpenAsync();

        Assert.StartsWith("There are 50 memories in short_term already", await box.RefusedAsync("save_memory", Arguments()), StringComparison.Ordinal);
        await box.CallAsync("save_memory", Arguments("m7"));
    }

    [Fact]
    public async Task The_instructions_hold_no_more_than_fits_and_name_the_rest()
    {
        Enumerable.Range(0, 4).ToList().ForEach(number => _folder.Write($"memory/short_term/m{number}.md", $"---\ndescription: d{number}\n---\n{new string('x', 3_500)}"));
        var box = await OpenAsync();

        Assert.InRange(box.Instructions.Length, 10_500, 12_500);
        Assert.EndsWith("- `m3`: d3", box.Instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_agent_wrote_by_other_means_counts_too()
    {
        _folder.Write("memory/long_term/notes.md", "# What I found\nIt leaks.");
        _folder.Write("memory/long_term/Bad Name.md", "x");
        _folder.Write("memory/long_term/notes.txt", "x");

        Assert.EndsWith("\n- `notes`: What I found", (await OpenAsync()).Instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_read_is_told_once_and_left_out()
    {
        var box = await Toolbox.OpenAsync(run => new MemoryFiles(run, new UnreadableFiles()));
        await box.TurnAsync();

        Assert.Equal(["MG2046", "MG2046"], box.Warnings.Select(warning => warning.Code));
        Assert.Equal("disk full", await box.RefusedAsync("save_memory", Arguments()));
    }

    [Theory]
    [InlineData("save_memory", """{"name": "units"}""", "'description' is missing: it must be a text.")]
    [InlineData("save_memory", """{"name": "a", "description": "b", "content": "c", "tier": "shortterm"}""", "'tier' must be one of short_term, long_term; it was 'shortterm'. Did you mean 'short_term'?")]
    [InlineData("save_memory", """{"name": "a", "description": "b", "content": " ", "tier": "short_term"}""", "'content' is empty")]
    [InlineData("load_memory", """{"name": "unit"}""", "There is no memory 'unit'. Did you mean 'units'?")]
    [InlineData("remove_memory", """{"name": "../x"}""", "There is no memory '../x'. Memories: units.")]
    [InlineData("list_memories", """{"all": true}""", "There is no parameter 'all'. This tool takes none.")]
    public async Task A_wrong_call_is_answered_with_what_was_expected(string tool, string arguments, string reason)
    {
        var box = await OpenAsync();
        await box.CallAsync("save_memory", Arguments());

        Assert.StartsWith(reason, await box.RefusedAsync(tool, arguments), StringComparison.Ordinal);
    }

    private sealed class UnreadableFiles : IWorkspaceFiles
    {
        public ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken) => throw new IOException("disk full");

        public ValueTask WriteAsync(string path, string text, CancellationToken cancellationToken) => throw new IOException("disk full");

        public ValueTask<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) => throw new IOException("disk full");

        public ValueTask<bool> RemoveAsync(string path, CancellationToken cancellationToken) => throw new IOException("disk full");
    }
}
