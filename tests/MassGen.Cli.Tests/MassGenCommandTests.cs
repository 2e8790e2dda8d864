using MassGen.Cli.Commands;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Providers.Scripted;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class MassGenCommandTests : IDisposable
{
    private const string Script = """
        agents:
          a:
            - answer: It is forty-two.
            - { vote: agent1, reason: It is right. }
            - say: The answer is forty-two.
          b:
            - answer: It is forty-one.
            - { vote: agent1, reason: I was wrong. }
        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_question_is_answered_on_standard_output_and_told_on_standard_error()
    {
        await using var provider = await ScriptedProvider.StartAsync(ModelScript.Load(new SourceText("model.yaml", Alone)));
        var run = await RunAsync(WithKey, "--config", ConfigOf(provider, "a"), "What is 6 times 7?");
        Assert.Equal((ExitCodes.Success, "It is forty-two.\n"), (run.ExitCode, run.Output));
        Assert.Contains("a answers (agent1.1)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_event_log_is_written_whatever_the_order_in_which_agents_get_on()
    {
        await using var provider = await ScriptedProvider.StartAsync(ModelScript.Load(new SourceText("model.yaml", Script)));
        var events = Path.Combine(_folder.Path, "events.jsonl");
        await RunAsync(WithKey, "--config", ConfigOf(provider, "a", "b"), "--events", events, "What is 6 times 7?");
        var (log, torn) = EventFile.Read(events);
        Assert.False(torn);
        Assert.IsType<RunStarted>(log[0]);
        Assert.IsType<RunFinished>(log[^1]);
        Assert.Contains(log, one => one is AnswerSubmitted { Agent: "a" });
    }

    [Fact]
    public async Task A_missing_key_is_a_configuration_error_that_names_the_variable()
    {
        var path = _folder.Write("c.yaml", "agent: { id: a, backend: { type: grok } }");
        var run = await RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = null }, "--config", path, "Hello?");
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("XAI_API_KEY", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_gives_each_file_a_verdict()
    {
        var good = _folder.Write("good.yaml", "agent: { id: a, backend: { type: grok } }");
        var bad = _folder.Write("bad.yaml", "agent:\n  id: a\n  backend: { type: grook }\n");
        var run = await RunAsync(WithKey, "--validate", good, bad);
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains($"{good}: valid", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{bad}:3:20: error MG1005", run.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'grok'?", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backend_that_cannot_run_is_refused_before_anything_starts()
    {
        var path = _folder.Write("c.yaml", "agent: { id: a, backend: { type: claude_code, model: x } }");
        var run = await RunAsync(WithKey, "--config", path, "Hello?");
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("MG1032", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private const string Alone = """
        agents:
          a:
            - say: It is forty-two.
        """;

    private static Dictionary<string, string?> WithKey => new() { ["XAI_API_KEY"] = "test" };

    private string ConfigOf(ScriptedProvider provider, params string[] agents) => _folder.Write(
        "config.yaml",
        "agents:\n" + string.Concat(agents.Select(agent =>
            $"  - id: {agent}\n    backend: {{ type: grok, model: grok-4.3, base_url: \"{provider.BaseUrlFor(agent)}\" }}\n")));

    private Task<ProgramRun> RunAsync(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        ProgramRun.RunAsync(typeof(MassGenCommand).Assembly.Location, _folder.Path, variables, arguments);
}
