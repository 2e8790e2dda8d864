using System.Text.Json;
using MassGen.Docs.Commands;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify;

public sealed class CommandTests : IAsyncLifetime
{
    private readonly SampleRepository _repository = new();

    public async Task InitializeAsync() => await _repository.ApproveAsync();

    [Fact]
    public async Task Several_reports_are_written_at_once()
    {
        var run = await RunAsync("verify-examples", "--report", "json=out/r.json", "--report", "junit=out/r.xml", "--report", "sarif=out/r.sarif", "--report", "markdown=out/r.md");
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(["r.json", "r.md", "r.sarif", "r.xml"], Directory.GetFiles(Path.Combine(_repository.Root, "out")).Select(path => Path.GetFileName(path)).Order());
        Assert.EndsWith("1 passed, 0 failed, 0 skipped\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_names_the_command_that_shows_it_and_a_job_shows_it_at_its_line()
    {
        _repository.Replace("example.yaml", "contains: forty-two", "contains: forty-three");
        var run = await ProgramRun.RunAsync(
            typeof(RepositoryRoot).Assembly.Location, _repository.Root, new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true" }, "verify-examples");
        Assert.Equal(ExitCodes.Failure, run.ExitCode);
        Assert.Contains("-- run sample", run.Output, StringComparison.Ordinal);
        Assert.Contains("::error file=examples/sample/example.yaml,line=8,col=15,title=MG5206 sample::", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_shows_every_check_of_one_unit_whatever_is_known()
    {
        var run = await RunAsync("run", "sample");
        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Contains("held   examples/sample/example.yaml:6:11: the winner is first", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("evidence from", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blessing_shows_what_it_changes()
    {
        _repository.Replace("model.yaml", "I was wrong.", "I was mistaken.");
        var run = await RunAsync("verify-examples", "sample", "--bless");
        Assert.Contains("Approved: examples/sample/exchanges.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("I was mistaken.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_are_merged_and_an_empty_one_is_no_failure()
    {
        Assert.Equal(ExitCodes.Success, (await RunAsync("verify-examples", "--shard", "1/2", "--report", "json=1.json")).ExitCode);
        var empty = await RunAsync("verify-examples", "--shard", "2/2", "--report", "json=2.json");
        Assert.Equal(ExitCodes.Success, empty.ExitCode);
        Assert.Contains("Part 2 of 2 has nothing to run.", empty.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await RunAsync("merge-reports", "2.json", "1.json", "--report", "json=all.json")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await RunAsync("merge-reports", "2.json")).ExitCode);
        using var all = JsonDocument.Parse(File.ReadAllText(Path.Combine(_repository.Root, "all.json")));
        Assert.Equal(1, all.RootElement.GetProperty("summary").GetProperty("passed").GetInt32());
    }

    [Theory]
    [InlineData("--shard", "3/2")]
    [InlineData("--report", "xml=a")]
    [InlineData("--sinec", "HEAD")]
    [InlineData("--since", "nowhere")]
    public async Task A_command_line_that_makes_no_sense_is_refused(string option, string value) =>
        Assert.Equal(ExitCodes.Usage, (await RunAsync("verify-examples", option, value)).ExitCode);

    [Fact]
    public async Task An_attestation_is_made_checked_and_refused_after_a_change()
    {
        await RunAsync("attest", "--new-key", "key");
        Assert.Equal(ExitCodes.Success, (await RunAsync("attest", "--key", "key", "--output", "a.json")).ExitCode);
        Assert.Equal(ExitCodes.Success, (await RunAsync("attest", "--check", "a.json", "--key", "key.pub")).ExitCode);
        _repository.Replace("config.yaml", "id: second", "id:  second");
        Assert.Equal(ExitCodes.Failure, (await RunAsync("attest", "--check", "a.json", "--key", "key.pub")).ExitCode);
        Assert.Equal(ExitCodes.Usage, (await RunAsync("attest")).ExitCode);
    }

    [Fact]
    public async Task What_fails_is_not_attested()
    {
        await RunAsync("attest", "--new-key", "key");
        _repository.Replace("example.yaml", "contains: forty-two", "contains: forty-three");
        Assert.Equal(ExitCodes.Failure, (await RunAsync("attest", "--key", "key", "--output", "a.json")).ExitCode);
        Assert.False(File.Exists(Path.Combine(_repository.Root, "a.json")));
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync(
        typeof(RepositoryRoot).Assembly.Location, _repository.Root,
        new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = null, [Docs.Verify.Attestations.SigningKey.Variable] = null }, arguments);
}
