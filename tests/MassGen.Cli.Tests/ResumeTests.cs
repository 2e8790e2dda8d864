using MassGen.Cli.Commands;
using MassGen.Cli.Runs;
using MassGen.Diagnostics;
using MassGen.Events;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ResumeTests : IAsyncDisposable
{
    private readonly CliFolder _folder = new();

    [Theory]
    [InlineData("INT", "last")]
    [InlineData("INT", ".massgen/runs/ID")]
    [InlineData("KILL", "last")]
    public async Task A_run_that_was_cut_off_goes_on_in_its_folder(string signal, string name)
    {
        var id = await InterruptAsync(signal);
        await _folder.ScriptAsync("agents: { a: [ { say: Forty-two., expect: 6 times 7? } ] }", "a");
        var run = await _folder.RunAsync("--resume", name.Replace("ID", id, StringComparison.Ordinal));
        Assert.Equal((0, "Forty-two.\n"), (run.ExitCode, run.Output));
        var (events, _) = EventFile.Read(Path.Combine(Assert.Single(_folder.Runs), "events.jsonl"));
        Assert.Single(events.OfType<RunStarted>());
        Assert.Single(events.OfType<RunResumed>());
    }

    [Fact]
    public async Task A_run_whose_configuration_is_gone_goes_on_with_the_copy()
    {
        await InterruptAsync("INT");
        await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        File.Move(_folder.In("config.yaml"), Path.Combine(_folder.Runs[0], "config.yaml"), overwrite: true);
        Assert.Equal("Forty-two.\n", (await _folder.RunAsync("--resume", "last")).Output);
    }

    [Fact]
    public async Task A_copy_that_lacks_its_secrets_asks_nobody()
    {
        var config = _folder.Silent();
        await File.WriteAllTextAsync(config, (await File.ReadAllTextAsync(config)).Replace("type: grok", "type: grok, api_key: sk-123", StringComparison.Ordinal));
        var folder = _folder.In($".massgen/runs/{await InterruptAsync("INT", config)}");
        File.Delete(config);
        var run = await _folder.RunAsync("--resume", "last");
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("error MG1081: The configuration that the run was begun with is gone", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "events.1.jsonl")));
    }

    [Theory]
    [InlineData("last")]
    [InlineData(".massgen/runs/ID")]
    public async Task A_run_that_is_still_going_on_is_left_alone(string name)
    {
        using var program = _folder.Start("--config", _folder.Silent(), "q");
        await RunningProgram.WaitForAsync<ModelRequested>(_folder);
        var run = await _folder.RunAsync("--resume", name.Replace("ID", Path.GetFileName(_folder.Runs[0]), StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("error MG1100", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Runs[0], "events.1.jsonl")));
    }

    [Fact]
    public async Task A_run_is_called_by_the_name_of_its_folder()
    {
        var name = await InterruptAsync("INT");
        await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        Assert.Equal("Forty-two.\n", (await _folder.RunAsync("--resume", name)).Output);
    }

    [Fact]
    public async Task A_run_is_taken_by_one_program_only()
    {
        var folder = _folder.In($".massgen/runs/{await InterruptAsync("INT")}");
        var first = ResumedRun.Open(folder);
        var second = Assert.Throws<InvalidInputException>(() => ResumedRun.Open(folder));
        Assert.Equal("MG1100", second.Diagnostics[0].Code);
    }

    [Fact]
    public async Task Of_two_that_continue_a_run_at_once_one_does()
    {
        await InterruptAsync("INT");
        await _folder.ScriptAsync("agents: { a: [ { say: Forty-two., wait: 1 }, { say: Again., wait: 1 } ] }", "a");
        var runs = await Task.WhenAll(_folder.RunAsync("--resume", "last"), _folder.RunAsync("--resume", "last"));
        Assert.Equal([ExitCodes.Success, ExitCodes.Configuration], runs.Select(run => run.ExitCode).Order());
        Assert.Single(_folder.Exchanges);
    }

    [Fact]
    public async Task A_run_that_is_not_continued_keeps_what_it_has()
    {
        var folder = _folder.In($".massgen/runs/{await InterruptAsync("INT")}");
        var before = await File.ReadAllTextAsync(Path.Combine(folder, "config.yaml"));
        var run = await _folder.RunAsync("--resume", "last", "--config", await _folder.ScriptAsync("agents: { b: [ { say: Forty-two. } ] }", "b"));
        Assert.Contains("error MG3009", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(folder, "config.yaml")));
        Assert.False(File.Exists(Path.Combine(folder, "events.1.jsonl")));
    }

    // The kernel lets nobody read this file, whoever asks.
    [SkippableTheory]
    [InlineData("events.jsonl", ExitCodes.Configuration, "error MG1094: The run cannot be read")]
    [InlineData("status.json", ExitCodes.Success, "Forty-two.")]
    public async Task A_file_that_cannot_be_read_is_told_or_done_without(string file, int exitCode, string told)
    {
        const string unreadable = "/proc/sys/vm/compact_memory";
        Skip.IfNot(File.Exists(unreadable), $"There is no {unreadable} here.");
        var path = Path.Combine(_folder.In($".massgen/runs/{await InterruptAsync("INT")}"), file);
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        File.Delete(path);
        File.CreateSymbolicLink(path, unreadable);
        var run = await _folder.RunAsync("--config", config, "--resume", Path.GetDirectoryName(path)!);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(told, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_run_says_how_it_goes_on()
    {
        using var program = _folder.Start("--config", _folder.Silent(), "q");
        await RunningProgram.WaitForAsync<ModelRequested>(_folder);
        program.Send("INT");
        Assert.Contains($"massgen --resume .massgen/runs/{Path.GetFileName(_folder.Runs[0])}", await program.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_has_completed_is_refused()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "q");
        var run = await _folder.RunAsync("--resume", "last");
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("nothing to continue", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--resume last")]
    [InlineData("--resume nothing")]
    public async Task What_is_no_run_cannot_be_continued(string line)
    {
        var run = await _folder.RunAsync(line.Split(' '));
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("MG1089", run.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private async Task<string> InterruptAsync(string signal, string? config = null)
    {
        using var program = _folder.Start("--config", config ?? _folder.Silent(), "6 times 7?");
        await RunningProgram.WaitForAsync<ModelRequested>(_folder);
        program.Send(signal);
        await program.ExitCodeAsync();
        return Path.GetFileName(_folder.Runs[0]);
    }
}
