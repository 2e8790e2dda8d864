using MassGen.Cli.Commands;
using Xunit;

namespace MassGen.Cli.Tests;

/// <summary>Streams that a shell closed, or that lead to a full disk.</summary>
public sealed class StandardStreamTests : IAsyncDisposable
{
    private readonly CliFolder _folder = new();

    [SkippableTheory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    [InlineData("<&- 2>&-")]
    public async Task What_cannot_be_told_does_not_end_a_run(string closed)
    {
        var run = await RunAsync($"\"$@\" > answer {closed}", "q");
        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Error));
        Assert.Equal("Forty-two.\n", await File.ReadAllTextAsync(_folder.In("answer")));
    }

    [SkippableTheory]
    [InlineData(">&-", "The output is closed.")]
    [InlineData("<&- >&-", "The output is closed.")]
    [InlineData(">/dev/full", "No space left on device")]
    public async Task An_answer_that_cannot_be_printed_is_told(string closed, string why)
    {
        var run = await RunAsync($"\"$@\" {closed}", "q");
        Assert.Equal(ExitCodes.Execution, run.ExitCode);
        Assert.Contains($"error MG1099: What the run said could not be printed: {why}", run.Error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("--list-examples")]
    [InlineData("--version")]
    [InlineData("models")]
    public async Task What_was_asked_for_and_cannot_be_printed_is_told(string asked)
    {
        Require();
        var run = await _folder.ShellAsync("\"$@\" > /dev/full", asked);
        Assert.Equal(ExitCodes.Execution, run.ExitCode);
        Assert.Equal("error MG1099: What was asked for could not be printed: No space left on device\n", run.Error);
    }

    [SkippableFact]
    public async Task Questions_are_not_waited_for_where_nobody_can_ask_any()
    {
        var run = await RunAsync("\"$@\" <&-");
        Assert.Equal(ExitCodes.Execution, run.ExitCode);
        Assert.Contains("error MG1080: There is no question", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Exchanges);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private static void Require() => Skip.IfNot(File.Exists("/dev/full") && Directory.Exists("/proc/self/fdinfo"), "There is no /dev/full or no /proc here.");

    private async Task<Testing.ProgramRun> RunAsync(string line, params string[] question)
    {
        Require();
        return await _folder.ShellAsync(line, ["--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), .. question]);
    }
}
