using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Running;
using MassGen.Docs.Verify;
using MassGen.Sandbox;
using Xunit;
using static MassGen.Docs.Tests.Snippets.Running.PageSnippets;

namespace MassGen.Docs.Tests.Snippets.Running;

public sealed class FormTests(RunnerFixture sandboxes) : IClassFixture<RunnerFixture>
{
    private const string Agent = "agent:\n  id: a\n  backend: { type: grok, model: grok-4.3 }";

    [Fact]
    public async Task A_right_configuration_passes() => Assert.Equal("", await ExplainAsync(new ConfigurationTask(Text(11, Agent))));

    [Fact]
    public async Task A_misspelt_key_is_a_fault_on_a_page() =>
        Assert.StartsWith("docs-src/guides/page.md:14:1: warning MG1003", await ExplainAsync(new ConfigurationTask(Text(11, Agent + "\nuii: {}"))), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_said_about_a_wrong_configuration_can_be_expected()
    {
        var task = new ConfigurationTask(Text(11, Agent.Replace("grok,", "grokk,", StringComparison.Ordinal)));
        var expected = new SnippetExpectations { Exit = 1, Others = [new ExpectedDiagnostic(At(5), "MG1005", null, "grok")] };
        Assert.Equal("", await ExplainAsync(task, expected));
        Assert.Contains("MG5156", await ExplainAsync(new ConfigurationTask(Text(11, Agent)), new SnippetExpectations { Exit = 1 }), StringComparison.Ordinal);
        Assert.Contains("page.md:13:", await ExplainAsync(task), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(RunnerFixture.Names), MemberType = typeof(RunnerFixture))]
    public async Task Where_agents_commands_run_is_a_part_of_the_key(string name)
    {
        var runner = sandboxes.Runner(name);
        var shell = Of(new ConfigurationTask(Text(11, Agent.Replace("grok-4.3", "grok-4.3, enable_mcp_command_line: true", StringComparison.Ordinal)), "Why?"));
        Assert.StartsWith(name, await runner.IdentifyAsync([shell], default), StringComparison.Ordinal);
        Assert.Null(await runner.IdentifyAsync([Of(new ConfigurationTask(Text(11, Agent), "Why?"))], default));
        Assert.Contains(", examples ", await runner.IdentifyAsync([Script("massgen --list-examples")], default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_an_engine_could_build_an_image_is_a_part_of_the_key()
    {
        await using var runner = new SnippetRunner(new VerifyOptions(), SampleRepository.Silent, TimeProvider.System);
        Assert.NotNull(await runner.IdentifyAsync([Of(new DockerfileTask(Text(11, "FROM scratch")))], default));
    }

    [SkippableFact]
    public async Task What_an_image_is_built_on_is_a_part_of_the_key()
    {
        var runner = sandboxes.Runner("docker");
        var key = await runner.IdentifyAsync([Of(new DockerfileTask(Text(11, "ARG BASE=x\nFROM debian:bookworm-slim AS one\nfrom $BASE\nCOPY --from=one /etc/hostname /")))], default);
        Assert.Matches("^built by an engine on debian:bookworm-slim sha256:[0-9a-f]{64}, \\$BASE not here$", key);
    }

    [Fact]
    public async Task A_question_is_put_to_the_scripted_models()
    {
        var model = new SourceText("model.yaml", "agents:\n  a:\n    - answer: Water is wet.\n    - say: Water is wet.\n");
        var expected = new SnippetExpectations { Others = [new ExpectedAnswer(At(5), new TextMatch(TextMatchKind.Contains, "wet"))] };
        Assert.Equal("", await ExplainAsync(new ConfigurationTask(Text(11, Agent), "Is it?", model), expected));
        var wrong = new SnippetExpectations { Others = [new ExpectedAnswer(At(5), new TextMatch(TextMatchKind.Contains, "dry"))] };
        Assert.StartsWith("docs-src/guides/page.md:5:1: ", await ExplainAsync(new ConfigurationTask(Text(11, Agent), "Is it?", model), wrong), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/orchestrator", "voting_sensitivity: strict", "")]
    [InlineData("/orchestrator", "voting_sensitivty: strict", "docs-src/guides/page.md:11:1: warning MG1003")]
    [InlineData("/agents/0/backend", "type: grokk", "docs-src/guides/page.md:11:7: error MG1005")]
    [InlineData("/agents/0/backend", "temperature: hot", "docs-src/guides/page.md:11:14: error MG1004")]
    [InlineData("/agents", "- id: a\n  backend: { type: grok }", "")]
    [InlineData("/agents/0", "id: a", "")]
    [InlineData("/timeout_settings/orchestrator_timeout_seconds", "soon", "docs-src/guides/page.md:11:1: error MG1004")]
    [InlineData("/orchestrater", "x: 1", "docs-src/guides/page.md:10:1: error MG1098")]
    public async Task A_part_is_compared_with_the_schema_at_its_place(string place, string part, string expected)
    {
        var text = await ExplainAsync(new SchemaTask(Text(11, part), place));
        Assert.True(expected.Length == 0 ? text.Length == 0 : text.StartsWith(expected, StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("json", "{ \"a\": 1 }", "")]
    [InlineData("json", "{ \"a\": }", "docs-src/guides/page.md:11:8: error MG5158")]
    [InlineData("xml", "<?xml version=\"1.0\"?>\n<a><b/></a>", "")]
    [InlineData("xml", "<a>\n<b></a>", "docs-src/guides/page.md:12:")]
    public async Task Data_is_what_it_says_it_is(string language, string data, string expected)
    {
        var outcome = await sandboxes.RunOneAsync("namespaces", Of(new DataTask(Text(11, data)), language: language));
        var text = string.Join('\n', outcome.Explanation);
        Assert.True(expected.Length == 0 ? text.Length == 0 : text.StartsWith(expected, StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("docker", "a = 1", "")]
    [InlineData("namespaces", "a = 1\n[b]\nc = [1, 2]", "")]
    [InlineData("namespaces", "a = 1\nb = = 2", "docs-src/guides/page.md:12:5: error MG5158: This is not TOML: Invalid value.")]
    [InlineData("namespaces", "a = 1\nb =", "docs-src/guides/page.md:12:4: error MG5158: This is not TOML: Invalid value.")]
    public async Task Toml_is_read_in_the_sandbox(string sandbox, string data, string expected)
    {
        var outcome = await sandboxes.RunOneAsync(sandbox, Of(new TomlTask(Text(11, data)), language: "toml"));
        var text = string.Join('\n', outcome.Explanation);
        Assert.True(expected.Length == 0 ? text.Length == 0 : text.StartsWith(expected, StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task A_copy_must_be_one()
    {
        var task = new CopyTask("examples/a/config.yaml", null, "a") { Text = "a: 1\nb: 2" };
        var outcome = await sandboxes.RunOneAsync("namespaces", Of(task) with { Code = "a: 1\nb: 3" });
        Assert.StartsWith("docs-src/guides/page.md:12:1: error MG5155", Assert.Single(outcome.Explanation), StringComparison.Ordinal);
        Assert.Equal("a: 1\nb: 2", outcome.Printed[10]);
    }

    [Theory]
    [InlineData("FROM debian:bookworm-slim\nRUN true", null)]
    [InlineData("ARG V=1\nFROM debian AS base\nRUN a \\\n # why\n && b\nCMD [\"a\", \"b\"]", null)]
    [InlineData("FROM debian\nCOPPY a b", "12:1: error MG5160: 'COPPY' is not an instruction.")]
    [InlineData("RUN true\nFROM debian", "11:1: error MG5160: RUN stands before the first FROM")]
    [InlineData("FROM debian\nCMD ['a']", "12:1: error MG5160: The list behind CMD is not JSON")]
    [InlineData("FROM debian\nRUN a \\", "12:1: error MG5160: The last line goes on")]
    [InlineData("FROM debian\nRUN <<END\necho\nEND\nCOPY a", "15:1: error MG5160: COPY needs")]
    [InlineData("# nothing", "MG5160: There is no FROM")]
    public void The_form_of_a_Dockerfile_is_checked(string text, string? fault)
    {
        var faults = DockerfileCheck.FaultsOf(Text(11, text));
        Assert.True(fault is null ? faults.Count == 0 : faults[0].ToString().Contains(fault, StringComparison.Ordinal), string.Join('\n', faults));
    }

    [SkippableTheory]
    [InlineData("RUN test -e made", VerificationStatus.Failed)]
    [InlineData("COPY word /word\nRUN grep hey /word", VerificationStatus.Passed)]
    public async Task A_Dockerfile_is_built_where_an_engine_answers(string steps, VerificationStatus expected)
    {
        sandboxes.Runner("docker");
        var task = new DockerfileTask(Text(11, "FROM debian:bookworm-slim\n" + steps));
        var outcome = await sandboxes.RunOneAsync("docker", Of(task, language: "dockerfile") with { Files = new Dictionary<string, string> { ["word"] = "hey\n" } });
        Assert.True(expected == outcome.Status, string.Join('\n', outcome.Explanation));
        using var images = await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, default);
        Assert.DoesNotContain(await images.NamesAsync(default), name => name.StartsWith("massgen/snippet-", StringComparison.Ordinal));
    }

    private async Task<string> ExplainAsync(SnippetTask task, SnippetExpectations? expected = null) =>
        string.Join('\n', (await sandboxes.RunOneAsync("namespaces", Of(task, language: "yaml") with { Expected = expected ?? new() })).Explanation);
}
