using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using Xunit;

namespace MassGen.Docs.Tests.Examples;

public sealed class ExampleLoaderTests : IDisposable
{
    private readonly SampleRepository _repository = new();

    [Fact]
    public void Every_kind_of_expectation_is_read()
    {
        _repository.Write("example.yaml", """
            title: t
            summary: s
            question: q
            expect:
              outcome: timed-out
              winner: first
              answer: { contains: [a, b], equals: c }
              events: [ { type: vote.cast, agent: first, count: 2 } ]
              commands: [ { run: ls, agent: first, exit_code: 1, stdout: { contains: x } } ]
              files: { a.txt: , b.txt: { equals: hello } }
              cost: { at_most_usd: 0.5 }
            """);
        var kinds = ExampleLoader.Load(_repository.Root, "sample").Expectations.GroupBy(one => one.GetType().Name)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["ExpectedOutcome"] = 1, ["ExpectedWinner"] = 1, ["ExpectedAnswer"] = 3, ["ExpectedEvent"] = 1,
                ["ExpectedCommand"] = 1, ["ExpectedFile"] = 2, ["ExpectedCost"] = 1,
            },
            kinds);
    }

    [Fact]
    public void An_agent_that_must_do_nothing_must_be_one_of_the_configuration()
    {
        _repository.Write("example.yaml", "title: t\nsummary: s\nquestion: q\nexpect: { outcome: completed, events: [ { type: agent.failed, agent: frist, count: 0 } ] }");
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => ExampleLoader.Load(_repository.Root, "sample")).Diagnostics);
        Assert.Equal(("MG1005", "Did you mean 'first'?"), (fault.Code, fault.Suggestion));
    }

    [Fact]
    public void Earlier_turns_materials_and_fields_of_events_are_read()
    {
        _repository.Write("files/notes/a.txt", "text");
        _repository.Write("example.yaml", """
            title: t
            summary: s
            earlier: [ { question: What?, answer: That. } ]
            question: q
            expect:
              materials: { notes/a.txt: { equals: text } }
              events: [ { type: warning, with: { code: MG2001 } } ]
            """);
        var example = ExampleLoader.Load(_repository.Root, "sample");

        Assert.Equal(("What?", "That."), (example.Earlier.Single().Question, example.Earlier.Single().Answer));
        Assert.EndsWith("sample/files", example.Materials, StringComparison.Ordinal);
        Assert.Equal("notes/a.txt", Assert.Single(example.Expectations.OfType<ExpectedMaterial>()).Path);
        Assert.Equal("MG2001", Assert.Single(example.Expectations.OfType<ExpectedEvent>()).Fields["code"]);
    }

    [Fact]
    public void An_example_without_a_question_must_expect_words_about_its_configuration()
    {
        _repository.Write("example.yaml", "title: t\nsummary: s\nexpect: { diagnostics: [ { code: MG1003, at: \"1:2\", contains: x } ] }");
        var expected = Assert.IsType<ExpectedDiagnostic>(Assert.Single(ExampleLoader.Load(_repository.Root, "sample").Expectations));

        Assert.Equal(("MG1003", "1:2", "x"), (expected.Code, expected.At, expected.Contains));
        _repository.Write("example.yaml", "title: t\nsummary: s\nexpect: { outcome: completed }");
        Assert.Throws<InvalidInputException>(() => ExampleLoader.Load(_repository.Root, "sample"));
    }

    [Theory]
    [InlineData("title: A sample", "titel: A sample", "example.yaml:1:1", "'title' is missing here.")]
    [InlineData("question: What is 6 times 7?", "question: What is 6 times 7?\nexpct: {}", "example.yaml:4:1", "'expct' is not a key that is known here.")]
    [InlineData("outcome: completed", "outcome: complete", "example.yaml:5:12", "'complete' is not an outcome.")]
    [InlineData("title: A sample", "title: A sample\nfixture: modell.yaml", "example.yaml:2:10", "'modell.yaml' does not exist.")]
    [InlineData("title: A sample", "title: A sample\nconfig: ../../MassGen.Docs.sln", "example.yaml:2:9", "lies outside the example's folder")]
    [InlineData("  outcome: completed\n  winner: first\n  answer:\n    contains: forty-two", "  {}", "example.yaml:5:3", "must expect something")]
    [InlineData("winner: first", "winner: 12", "example.yaml:6:11", "'winner' must be text")]
    [InlineData("outcome: completed", "events: [ { type: vote.casted } ]", "example.yaml:5:21", "is not an event type")]
    public void A_fault_is_told_where_it_stands(string old, string replacement, string where, string message)
    {
        _repository.Replace("example.yaml", old, replacement);
        var invalid = Assert.Throws<InvalidInputException>(() => ExampleLoader.Load(_repository.Root, "sample"));
        var fault = Assert.Single(invalid.Diagnostics, fault => fault.Message.Contains(message, StringComparison.Ordinal));
        Assert.EndsWith(where, fault.Position!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_are_found_in_alphabetical_order() =>
        Assert.Equal(["sample"], ExampleLoader.Discover(_repository.Root));

    public void Dispose() => _repository.Dispose();
}
