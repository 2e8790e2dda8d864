using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Evidence;
using MassGen.Providers.Scripted;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify;

public sealed class RecordAndReplayTests : IAsyncLifetime
{
    private const string Key = "xai-0123456789abcdef0123456789abcdef";

    private readonly SampleRepository _repository = new();
    private ScriptedProvider? _provider;

    private string Cassette => Path.Combine(_repository.Root, "examples", "sample", "recorded.cassette.jsonl");

    public async Task InitializeAsync()
    {
        var script = File.ReadAllText(Path.Combine(_repository.Root, "examples", "sample", "model.yaml"));
        _provider = await ScriptedProvider.StartAsync(ModelScript.Load(new SourceText("model.yaml", script)));
        _repository.Write("config.yaml", string.Join('\n', "agents:", Agent("first"), Agent("second")));
    }

    [Fact]
    public async Task A_recording_replays_and_is_not_called_recorded_when_this_machine_answered()
    {
        Assert.Equal(ExitCodes.Success, (await RecordAsync()).ExitCode);
        ReplayTheCassette();
        var result = await _repository.VerifyAsync();
        Assert.Equal((VerificationStatus.Passed, "scripted"), (result.Status, result.Fixture));
    }

    [Fact]
    public async Task A_recording_does_not_hold_the_key()
    {
        await RecordAsync();
        Assert.DoesNotContain(Key, File.ReadAllText(Cassette), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_was_not_recorded_fails_with_the_line_that_differs()
    {
        await RecordAsync();
        ReplayTheCassette();
        _repository.Replace("example.yaml", "6 times 7", "6 times 8");
        var result = await _repository.VerifyAsync();
        Assert.Equal(VerificationStatus.Failed, result.Status);
        Assert.Contains(result.Explanation, text => text.Contains("MG4016", StringComparison.Ordinal)
            && text.Contains("What is 6 times 8?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_live_run_without_a_key_fails_and_names_the_variable()
    {
        var run = await RunAsync(null, "--mode", "live");
        Assert.Equal(ExitCodes.Failure, run.ExitCode);
        Assert.Contains("XAI_API_KEY", run.Output, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await _provider!.DisposeAsync();
        _repository.Dispose();
    }

    private string Agent(string id) =>
        $"  - id: {id}\n    backend: {{ type: grok, model: grok-4.3, base_url: \"{_provider!.BaseUrlFor(id)}\" }}";

    private void ReplayTheCassette()
    {
        _repository.Replace("example.yaml", "title: A sample", "title: A sample\nfixture: recorded.cassette.jsonl");
        _repository.Delete("model.yaml");
    }

    private Task<ProgramRun> RecordAsync() => RunAsync(Key, "--mode", "record");

    private Task<ProgramRun> RunAsync(string? key, params string[] arguments) => ProgramRun.RunAsync(
        typeof(RepositoryRoot).Assembly.Location, _repository.Root, new Dictionary<string, string?> { ["XAI_API_KEY"] = key },
        ["verify-examples", "sample", .. arguments]);
}
