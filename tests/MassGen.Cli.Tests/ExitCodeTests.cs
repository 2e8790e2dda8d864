using MassGen.Cli.Commands;
using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ExitCodeTests : IAsyncDisposable
{
    private readonly CliFolder _folder = new();

    [Fact]
    public async Task An_answer_is_0()
    {
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        Assert.Equal(ExitCodes.Success, (await _folder.RunAsync("--config", config, "q")).ExitCode);
    }

    [Fact]
    public async Task Nobody_with_an_answer_is_2()
    {
        var config = await _folder.ScriptAsync("agents: { a: [ { fail: { status: 400, error: No. } } ] }", "a");
        var run = await _folder.RunAsync("--config", config, "q");
        Assert.Equal((ExitCodes.Execution, ""), (run.ExitCode, run.Output));
        Assert.Contains("a has no answer", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_limit_is_3()
    {
        var run = await _folder.RunAsync("--config", _folder.Silent(), "--orchestrator-timeout", "1", "q");
        Assert.Equal(ExitCodes.Limit, run.ExitCode);
        Assert.Contains("orchestrator_timeout_seconds = 1 s", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_run_is_4_and_ends_in_order(string signal)
    {
        using var program = _folder.Start("--config", _folder.Silent(), "q");
        await RunningProgram.WaitForAsync<ModelRequested>(_folder);
        program.Send(signal);
        Assert.Equal(ExitCodes.Interrupted, await program.ExitCodeAsync());
        var (events, torn) = EventFile.Read(Path.Combine(_folder.Runs[0], "events.jsonl"));
        Assert.Equal((RunOutcome.Cancelled, false), (Assert.IsType<RunFinished>(events[^1]).Outcome, torn));
    }

    [Fact]
    public async Task A_killed_run_leaves_a_log_that_can_be_read_and_a_status_that_is_not_finished()
    {
        using var program = _folder.Start("--config", _folder.Silent(), "q");
        await RunningProgram.WaitForAsync<ModelRequested>(_folder);
        program.Send("KILL");
        await program.ExitCodeAsync();
        var (events, _) = EventFile.Read(Path.Combine(_folder.Runs[0], "events.jsonl"));
        var status = StatusJson.ReadStatus(await File.ReadAllBytesAsync(Path.Combine(_folder.Runs[0], "status.json")));
        Assert.IsType<ModelRequested>(events[^1]);
        Assert.Equal((false, null, null), (status.Finished, status.ExitReason, status.ExitCode));
    }

    [Theory]
    [InlineData("--confg x q", "Did you mean '--config'?")]
    [InlineData("--confg", "Did you mean '--config'?")]
    [InlineData("--sandbox chroot q", "--sandbox takes one of auto")]
    [InlineData("what is this", "Put the question in quotes.")]
    [InlineData("agents.yaml question", "A configuration is named so: --config agents.yaml")]
    [InlineData("validate agents.yaml", "Did you mean '--validate'?")]
    [InlineData("-c agents.yaml q", "There is no option '-c'.")]
    [InlineData("--config", "missing for option: '--config'")]
    [InlineData("--validate", "missing for option: '--validate'")]
    [InlineData("--sandbox", "missing for option: '--sandbox'")]
    [InlineData("models show", "Try 'massgen models show --help'.")]
    [InlineData("desktop open --for long", "--for takes a whole number; 'long' is none.")]
    [InlineData("--orchestrator-timeout soon q", "a whole number of seconds from 1")]
    [InlineData("--config a.yaml --backend grok q", "--config and --backend name different configurations")]
    [InlineData("--session-id x --continue q", "--session-id and --continue name different sessions")]
    public async Task A_command_line_that_makes_no_sense_is_2(string line, string told)
    {
        var run = await _folder.RunAsync(line.Split(' '));
        Assert.Equal(ExitCodes.Execution, run.ExitCode);
        Assert.Contains("MG1080", run.Error, StringComparison.Ordinal);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("just-a-question", "MG1081")]
    [InlineData("--config nowhere.yaml q", "MG1081")]
    [InlineData("--config / q", "'/' is a folder")]
    [InlineData("--session-id session_x q", "MG1085")]
    [InlineData("--continue q", "MG1086")]
    [InlineData("--init", "MG1087")]
    [InlineData("--setup", "MG1087")]
    [InlineData("--select q", "MG1087")]
    [InlineData("--model unheard-of q", "MG1091")]
    public async Task What_is_missing_is_1(string line, string code)
    {
        var run = await _folder.RunAsync(line.Split(' '));
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_a_command_names_its_own_arguments_only()
    {
        var run = await _folder.RunAsync("models", "cost", "--help");
        Assert.Equal((ExitCodes.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains(" models cost [<filter>] [options]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("question", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_end_a_strict_run_only()
    {
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        await File.AppendAllTextAsync(config, "colour: blue\n");
        Assert.Equal(ExitCodes.Configuration, (await _folder.RunAsync("--config", config, "--strict-validation", "q")).ExitCode);
        Assert.DoesNotContain("colour", (await _folder.RunAsync("--config", config, "--skip-validation", "q")).Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
