using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class OutputTests : IAsyncDisposable
{
    private const string Hostile = """
        agents:
          a:
            - say: "\e[2J\e]0;owned\aForty\u009b31m-two.\r\nSecond line.\u202e"
        """;

    private readonly CliFolder _folder = new();

    [Fact]
    public async Task Automation_prints_the_documented_labels_and_nothing_else()
    {
        var run = await _folder.RunAsync("--automation", "--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "6 times 7?");
        var folder = Assert.Single(_folder.Runs);
        Assert.Equal($"""
            LOG_DIR: {folder}
            STATUS: {folder}/status.json
            QUESTION: 6 times 7?
            [Coordination in progress - monitor status.json for real-time updates]

            WINNER: a
            ANSWER_FILE: {folder}/final/answer.md
            DURATION: #s
            ANSWER_PREVIEW: Forty-two.

            COMPLETED: 1 agents, #s total

            """, Regex.Replace(run.Output, @"\d+\.\d(?=s)", "#"));
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task Automation_without_an_answer_names_no_winner_and_says_why_elsewhere()
    {
        var run = await _folder.RunAsync("--automation", "--config", await _folder.ScriptAsync("agents: { a: [ { fail: { status: 400, error: No. } } ] }", "a"), "q");
        Assert.DoesNotContain("WINNER", run.Output, StringComparison.Ordinal);
        Assert.Contains("COMPLETED: 1 agents", run.Output, StringComparison.Ordinal);
        Assert.Contains("a has no answer", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_answer_is_cut_in_the_preview_only()
    {
        var run = await _folder.RunAsync("--automation", "--config", await _folder.ScriptAsync($"agents: {{ a: [ {{ say: {new string('x', 300)} }} ] }}", "a"), "q");
        Assert.Contains($"ANSWER_PREVIEW: {new string('x', 200)}...\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(new string('x', 300), await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], "final/answer.md")));
    }

    [Fact]
    public async Task The_preview_never_ends_in_half_a_character()
    {
        var said = new string('x', 199) + "\U0001F600 and more";
        var run = await _folder.RunAsync("--automation", "--config", await _folder.ScriptAsync($"agents: {{ a: [ {{ say: {said} }} ] }}", "a"), "q");
        Assert.Contains($"ANSWER_PREVIEW: {new string('x', 199)}...\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--automation")]
    [InlineData("--no-display")]
    [InlineData("--debug")]
    [InlineData("--no-logs")]
    public async Task No_control_codes_come_out_whatever_a_model_writes(string display)
    {
        var run = await _folder.RunAsync(display, "--config", await _folder.ScriptAsync(Hostile, "a"), "q");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Output + run.Error, letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');
        Assert.Contains("Forty", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_keeps_its_bytes_in_the_file()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Hostile, "a"), "q");
        Assert.Contains("\u001b[2J", await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], "final/answer.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-logs", "--no-logs has no effect")]
    [InlineData("--rate-limit", "--rate-limit has no effect")]
    public async Task A_flag_without_effect_says_so(string flag, string told)
    {
        var run = await _folder.RunAsync(flag, "--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "q");
        Assert.Equal((0, "Forty-two.\n"), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Debug_shows_every_event_as_it_is_logged()
    {
        var run = await _folder.RunAsync("--debug", "--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "q");
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], "events.jsonl")), run.Error);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
