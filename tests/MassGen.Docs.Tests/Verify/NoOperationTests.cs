using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify;
using Xunit;

namespace MassGen.Docs.Tests.Verify;

public sealed class NoOperationTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    [Theory]
    [InlineData("{ answer: { contains: '' } }")]
    [InlineData("{ cost: { at_most_usd: 1 } }")]
    [InlineData("{ events: [ { type: agent.failed, count: 0 } ] }")]
    [InlineData("{ materials: { a.txt: { contains: hello } } }")]
    public async Task An_example_whose_expectations_hold_when_nothing_runs_fails(string expect)
    {
        _repository.Write("files/a.txt", "hello");
        _repository.Write("example.yaml", $"title: t\nsummary: s\nquestion: q\nexpect: {expect}");
        var result = await _repository.VerifyAsync();
        Assert.Equal((VerificationStatus.Failed, 4), (result.Status, result.Line));
        Assert.StartsWith("MG5202", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("# a comment\n:\n")]
    public void Commands_that_do_nothing_prove_nothing(string command) => Assert.Equal("MG5202", Fault(Pages.Shell("a.md#1", command))?.Code);

    [Fact]
    public void An_exit_code_or_an_output_is_a_proof()
    {
        Assert.Null(Fault(Pages.Shell("a.md#1", "mkdir x")));
        Assert.Null(Fault(Pages.Shell("a.md#1", "true", shown: "")));
    }

    [Fact]
    public void A_run_of_agents_needs_an_expectation_of_its_own()
    {
        var run = Pages.Shell("a.md#1") with { Task = new ConfigurationTask(new SourceText("a.md", "agents: []"), "Why?", new SourceText("m", "")) };
        Assert.Equal("MG5202", Fault(run)?.Code);
        Assert.Null(Fault(run with { Expected = new SnippetExpectations { Others = [new ExpectedWinner(run.Position, "first")] } }));
    }

    [Theory]
    [InlineData("exchanges.json")]
    [InlineData("old.cassette.jsonl")]
    public async Task A_recording_beside_an_example_that_asks_no_model_fails_at_its_file(string name)
    {
        _repository.Write("example.yaml", "title: t\nsummary: s\nexpect: { diagnostics: [ { code: MG1008 } ] }");
        _repository.Replace("config.yaml", "id: first", "id: second");
        _repository.Delete("model.yaml");
        Assert.Equal(VerificationStatus.Passed, (await _repository.VerifyAsync()).Status);
        _repository.Write(name, "{}");
        var result = await _repository.VerifyAsync();
        Assert.Equal("examples/sample/" + name, result.File);
        Assert.Contains("Delete it.", result.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_recording_beside_the_one_played_fails()
    {
        await _repository.ApproveAsync();
        _repository.Write("old.cassette.jsonl", "{}");
        Assert.Contains("'fixture: old.cassette.jsonl'", (await _repository.VerifyAsync()).Explanation[0], StringComparison.Ordinal);
        var example = ExampleLoader.Load(_repository.Root, "sample");
        Assert.Null(_repository.Store.Find("sample", InputsHash.Of(example, LibraryBuild.Key, null, VerificationMode.Replay)));
    }

    public void Dispose() => _repository.Dispose();

    private static Diagnostic? Fault(Snippet snippet) => NoOperation.FaultOf(snippet, (expected, printed) => expected.Text == printed);
}
