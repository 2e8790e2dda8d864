using MassGen.Configuration;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class StartCheckTests
{
    private static IReadOnlyList<Diagnostic> Check(string text) => StartCheck.Of(RuleTests.Load(text).Config!);

    private static string Agent(string backend) => $"agents: [{{id: a, backend: {{{backend}}}}}]\n";

    [Theory]
    [InlineData("type: ag2", "MG1030", "'ag2' needs the Python AG2 framework, which this library does not host.")]
    [InlineData("type: autogen", "MG1030", "'ag2' needs the Python AG2 framework, which this library does not host.")]
    [InlineData("type: inference, model: m", "MG1031", "'inference' names no server.")]
    [InlineData("type: claude_code", "MG1032", "'claude_code' needs the Claude Code program, which this library does not drive.")]
    public void Backends_that_cannot_be_had_are_errors(string backend, string code, string message)
    {
        var fault = Assert.Single(Check(Agent(backend)));

        Assert.Equal((Severity.Error, code, message, "agents[0].backend.type"), (fault.Severity, fault.Code, fault.Message, fault.Path));
        Assert.Equal(1, fault.Position!.Line);
    }

    [Theory]
    [InlineData("extra_body: {search_parameters: {mode: auto}}")]
    [InlineData("search_parameters: {mode: auto}")]
    public void The_search_that_xai_removed_is_refused_where_it_stands(string setting)
    {
        var fault = Assert.Single(Check(Agent($"type: grok, {setting}")));

        Assert.Equal((Severity.Error, "MG1036", "agents[0].backend"), (fault.Severity, fault.Code, fault.Path));
        Assert.Contains("enable_web_search: true", fault.Suggestion, StringComparison.Ordinal);
        Assert.Empty(Check(Agent($"type: chatcompletion, model: m, {setting}")));
    }

    [Fact]
    public void A_single_agent_is_named_as_it_was_written() =>
        Assert.Equal("agent.backend.type", Assert.Single(Check("agent: {id: a, backend: {type: claude_code}}")).Path);

    [Fact]
    public void Persistent_memory_is_told_once_for_all_agents()
    {
        var fault = Assert.Single(Check(
            "agents: [{id: a, backend: {type: grok}}, {id: b, backend: {type: grok}}]\nmemory: {enabled: true, persistent_memory: {enabled: true, qdrant: {port: 7000}}}"));

        Assert.Equal((Severity.Warning, "MG1033"), (fault.Severity, fault.Code));
        Assert.Contains("no Qdrant at localhost:7000", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paraphrasing_is_told()
    {
        var fault = Assert.Single(Check(Agent("type: grok") + "orchestrator: {dspy: {enabled: true}}"));

        Assert.Equal((Severity.Warning, "MG1034", "orchestrator.dspy"), (fault.Severity, fault.Code, fault.Path));
    }

    [Fact]
    public void What_can_be_had_is_not_spoken_of() =>
        Assert.Empty(Check(Agent("type: grok") + "orchestrator: {dspy: {enabled: false}}\nmemory: {persistent_memory: {enabled: true}}"));
}
