using MassGen.Cli.Commands;
using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class RunOnDiskTests : IAsyncDisposable
{
    private const string Vote = """
        agents:
          a:
            - answer: It is forty-two.
            - { vote: agent1, reason: It is right. }
            - say: The answer is forty-two.
          b:
            - { vote: agent1, reason: Too early. }
            - { vote: agent1, reason: Right. }
            - { vote: agent1, reason: Right. }
        """;

    private readonly CliFolder _folder = new();

    [Fact]
    public async Task At_the_end_the_status_says_how_the_run_ended()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "6 times 7?");
        var status = await StatusAsync(_folder.Runs[0]);
        Assert.Equal((true, "completed", 0, "finished"), (status.Finished, status.ExitReason, status.ExitCode, status.Phase));
        Assert.Equal(("6 times 7?", Path.GetFileName(_folder.Runs[0]), "a"), (status.Question, status.RunId, status.Results.Winner));
        Assert.Equal("Forty-two.", await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], status.Results.AnswerFile!)));
        Assert.Equal("Forty-two.", await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], "answers", status.Agents["a"].LatestAnswer + ".md")));
    }

    [Fact]
    public async Task The_status_is_what_the_log_says()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Vote, "a", "b"), "6 times 7?");
        var status = await StatusAsync(_folder.Runs[0]);
        var (events, _) = EventFile.Read(Path.Combine(_folder.Runs[0], "events.jsonl"));
        var anew = StatusProjection.Of(events).ToDocument(new(status.RunId, status.Config, status.SessionId), status.UpdatedAt);
        Assert.Equal(StatusJson.Bytes(status), StatusJson.Bytes(anew));
    }

    [Fact]
    public async Task Votes_are_kept()
    {
        await _folder.RunAsync("--config", await _folder.ScriptAsync(Vote, "a", "b"), "6 times 7?");
        Assert.Contains("\"reason\": \"It is right.\"", await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], "votes.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_at_the_same_time_in_one_directory_do_not_touch_each_other()
    {
        var config = await _folder.ScriptAsync($"agents: {{ a: [ {string.Join(", ", Enumerable.Range(1, 6).Select(n => $"{{ say: Answer {n}. }}"))} ] }}", "a");
        var outputs = await Task.WhenAll(Enumerable.Range(1, 6).Select(async n => (await _folder.RunAsync("--config", config, $"q{n}")).Output));
        Assert.Equal(6, _folder.Runs.Count);
        Assert.Equal(6, outputs.Distinct().Count());
        Assert.All(_folder.Runs, run => Assert.Single(Directory.GetFiles(Path.Combine(run, "answers"))));
        Assert.All(await Task.WhenAll(_folder.Runs.Select(StatusAsync)), status => Assert.True(status.Finished));
    }

    [Fact]
    public async Task A_named_folder_is_used_and_never_written_over()
    {
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        Assert.Equal(0, (await _folder.RunAsync("--config", config, "--run-folder", "here", "q")).ExitCode);
        var second = await _folder.RunAsync("--config", config, "--run-folder", "here", "q");
        Assert.Equal(ExitCodes.Configuration, second.ExitCode);
        Assert.Contains("MG1084", second.Error, StringComparison.Ordinal);
        Assert.True((await StatusAsync(_folder.In("here"))).Finished);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_ends_the_run_before_it_begins()
    {
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "--run-folder", "config.yaml/x", "q");
        Assert.Equal((ExitCodes.Configuration, ""), (run.ExitCode, run.Output));
        Assert.Contains("MG1096", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_takes_no_file_ends_the_run_before_it_begins()
    {
        Directory.CreateDirectory(_folder.In("here/config.yaml.tmp"));
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "--run-folder", "here", "q");
        Assert.Equal((ExitCodes.Configuration, ""), (run.ExitCode, run.Output));
        Assert.Contains("MG1096", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Exchanges);
    }

    [SkippableFact]
    public async Task An_answer_that_cannot_be_printed_is_in_its_folder()
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full here.");
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        var run = await _folder.ShellAsync("\"$@\" > /dev/full", "--config", config, "q");
        Assert.Equal(ExitCodes.Execution, run.ExitCode);
        Assert.Contains("error MG1099", run.Error, StringComparison.Ordinal);
        Assert.Equal("Forty-two.", await File.ReadAllTextAsync(Path.Combine(_folder.Runs[0], "final", "answer.md")));
        Assert.True((await StatusAsync(_folder.Runs[0])).Finished);
    }

    [Theory]
    [InlineData("config.yaml/x")]
    [InlineData("nowhere/x")]
    [InlineData(".")]
    public async Task A_log_that_nobody_could_write_is_told_before_anything_is_asked(string events)
    {
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "--events", events, "q");
        Assert.Equal((ExitCodes.Configuration, ""), (run.ExitCode, run.Output));
        Assert.Contains("MG1101", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Exchanges);
        Assert.False(Directory.Exists(_folder.In(".massgen/runs")));
    }

    [SkippableFact]
    public async Task A_log_that_cannot_be_written_costs_the_exit_code_and_not_the_answer()
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full here.");
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "--events", "/dev/full", "q");
        Assert.Equal((ExitCodes.Execution, "Forty-two.\n"), (run.ExitCode, run.Output));
        Assert.Contains("MG1093", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_is_kept_without_its_secrets()
    {
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a");
        await File.WriteAllTextAsync(config, (await File.ReadAllTextAsync(config)).Replace("type: grok", "type: grok, api_key: sk-123", StringComparison.Ordinal));
        await _folder.RunAsync("--config", config, "q");
        var everything = string.Concat(Directory.EnumerateFiles(_folder.Runs[0], "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("api_key: (removed)", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-123", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_behind_when_nothing_began()
    {
        await _folder.RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = null }, "--config", _folder.Silent(), "q");
        Assert.False(Directory.Exists(_folder.In(".massgen")));
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private static async Task<StatusDocument> StatusAsync(string run) =>
        StatusJson.ReadStatus(await File.ReadAllBytesAsync(Path.Combine(run, "status.json")));
}
