using MassGen.Cli.Commands;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ScriptedModelTests : IAsyncDisposable
{
    private const string Config = "agent: { id: a, backend: { type: grok, model: grok-4.3 } }";
    private const string Script = "agents:\n  a:\n    - answer: Water is wet.\n    - say: Water is wet.\n";
    private static readonly Dictionary<string, string?> NoKey = new() { ["XAI_API_KEY"] = null };

    private readonly CliFolder _folder = new();

    [Fact]
    public async Task A_script_answers_in_place_of_the_models_and_no_key_is_needed()
    {
        var run = await AskAsync(NoKey, "--models-from", _folder.Write("model.yaml", Script));
        Assert.Equal((ExitCodes.Success, true), (run.ExitCode, run.Output.Contains("Water is wet.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_said_once_and_beside_the_answer_that_no_model_is_asked()
    {
        var path = _folder.Write("model.yaml", Script);
        var run = await AskAsync(NoKey, "--models-from", path);
        Assert.Equal($"Scripted answers from {path}: no model is asked.", run.Error.Split('\n').Single(line => line.Contains("cripted", StringComparison.Ordinal)));
        Assert.DoesNotContain("Scripted", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_variable_does_the_same_and_the_option_wins_over_it()
    {
        var script = _folder.Write("model.yaml", Script);
        Assert.Equal(ExitCodes.Success, (await AskAsync(new Dictionary<string, string?>(NoKey) { ["MASSGEN_MODELS_FROM"] = script })).ExitCode);
        var run = await AskAsync(new Dictionary<string, string?>(NoKey) { ["MASSGEN_MODELS_FROM"] = "missing.yaml" }, "--models-from", script);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Theory]
    [InlineData(null, "MG1097")]
    [InlineData("agents: { a: [{ anser: x }] }", "Did you mean 'answer'?")]
    public async Task A_script_that_cannot_be_used_ends_the_program_before_anything_starts(string? script, string expected)
    {
        _ = script is null ? null : _folder.Write("model.yaml", script);
        var run = await AskAsync(NoKey, "--models-from", "model.yaml");
        Assert.Equal((ExitCodes.Configuration, true), (run.ExitCode, run.Error.Contains(expected, StringComparison.Ordinal)));
        Assert.False(Directory.Exists(_folder.In(".massgen/runs")));
    }

    [Fact]
    public async Task A_script_without_an_agent_that_asks_says_so()
    {
        var run = await AskAsync(NoKey, "--models-from", _folder.Write("model.yaml", "agents: { b: [{ say: x }] }"));
        Assert.NotEqual(ExitCodes.Success, run.ExitCode);
        Assert.Contains("agent 'a' asked the model, but the script has no such agent", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_that_cannot_count_is_shown_with_the_reason()
    {
        var config = _folder.Write("two.yaml", "agents:\n  - { id: a, backend: { type: grok, model: grok-4.3 } }\n  - { id: b, backend: { type: grok, model: grok-4.3 } }\n");
        var script = _folder.Write("model.yaml", "agents: { a: [{ vote: agent2, reason: r }, { answer: x }], b: [{ answer: y }, { vote: a, reason: r }] }");
        var run = await _folder.RunAsync(NoKey, "--models-from", script, "--config", config, "q");
        Assert.Contains("a: vote refused: Error: There is no answer to vote for yet; submit one with `new_answer`.", run.Error, StringComparison.Ordinal);
        Assert.Contains("b: vote refused: Error: `agent_id` must be one of ", run.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    private Task<ProgramRun> AskAsync(Dictionary<string, string?> variables, params string[] options) =>
        _folder.RunAsync(variables, [.. options, "--config", _folder.Write("c.yaml", Config), "Is water wet?"]);
}
