using MassGen.Configuration;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class ConfigFaultsTests
{
    private static ConfigResult Load(string text) => ConfigLoader.Load(new SourceText("c.yaml", text));

    /// <summary>The faults as "line:column code path | suggestion", one a line.</summary>
    private static string Faults(string text) => string.Join('\n', Load(text).Diagnostics.Select(fault =>
        $"{fault.Position!.Line}:{fault.Position.Column} {(fault.Severity == Severity.Error ? "" : "warning ")}{fault.Code} {fault.Path} | {fault.Suggestion}"));

    // A backend of agents[0] with one more line, which is line 5.
    private static string Backend(string line) => $"agents:\n  - id: ada\n    backend:\n      type: grok\n      {line}\n";

    [Theory]
    [InlineData("agents: [a, b", "1:14 MG1001  | Look at this line and the one above it: indentation, an unclosed quote or bracket, or a missing ': '.")]
    [InlineData("agents:\n\t- id: ada\n", "2:1 MG1001  | YAML is indented with spaces; this line holds a tab.")]
    [InlineData("a:\n  b: 1\n \tc: 2\n", "3:2 MG1001  | YAML is indented with spaces; this line holds a tab.")]
    [InlineData("a: 1\nb: [x,\n\n\n", "2:7 MG1001  | Look at this line and the one above it: indentation, an unclosed quote or bracket, or a missing ': '.")]
    [InlineData("a: Be nice: always\n", "1:11 MG1001  | A text that holds ': ' must stand in quotes.")]
    [InlineData("a: @home\n", "1:4 MG1001  | A text that begins with this character must stand in quotes.")]
    [InlineData("agent: {}\n---\nagent: {}\n", "2:1 MG1001  | ")]
    [InlineData("agent: *nobody\n", "1:8 MG1001  | ")]
    [InlineData("agent: &a [*a]\n", "1:12 MG1001  | ")]
    [InlineData("? [a]\n: b\n", "1:3 MG1001  | ")]
    [InlineData("ui: {}\nagent: 1\nui: {}\n", "3:1 MG1002  | Remove one of them; YAML readers disagree on which one counts.")]
    public void What_is_not_one_YAML_document_is_located(string text, string expected)
    {
        Assert.Equal(expected, Faults(text));
        Assert.Null(Load(text).Config);
    }

    [Theory]
    [InlineData("", "1:1 MG1004 root | ")]
    [InlineData("# nothing but a comment\n", "1:1 MG1004 root | ")]
    [InlineData("just text", "1:1 MG1004 root | ")]
    [InlineData("- a\n- b\n", "1:1 MG1004 root | ")]
    public void What_is_no_map_is_refused(string text, string expected) => Assert.Equal(expected, Faults(text));

    [Theory]
    [InlineData("{}", "1:1 MG1007 root | Add 'agents: [...]', or 'agent: {...}' for a single one.")]
    [InlineData("agents: []", "1:9 MG1007 agents | ")]
    [InlineData("agents:", "1:8 MG1004 root.agents | Use 'agent' for a single agent.")]
    [InlineData("agents: ada", "1:9 MG1004 root.agents | Use 'agent' for a single agent.")]
    [InlineData("agents:\n  - id: ada\n    backend:\n", "3:13 MG1004 agents[0].backend | Write its keys below it, indented further than 'backend'.")]
    [InlineData("agents: [ada]", "1:10 MG1004 agents[0] | Write 'id' and 'backend'.")]
    [InlineData("agent: {id: a, backend: {type: grok}}\nagents:\n  - {id: b, backend: {type: grok}}\n", "1:1 MG1007 root | Put all agents under 'agents'.")]
    [InlineData("agents:\n  - backend: {type: grok}\n", "2:5 MG1006 agents[0] | Add 'id: …'.")]
    [InlineData("agents:\n  - id: ada\n", "2:5 MG1006 agents[0] | Add 'backend: …'.")]
    [InlineData("agents:\n  - id: ada\n    backend: {model: x}\n", "3:14 MG1006 agents[0].backend | Add 'type: …'.")]
    [InlineData("agents:\n  - {id: a, backend: {type: grok}}\n  - {id: a, backend: {type: grok}}\n", "3:10 MG1008 agents[1].id | Give each agent an id of its own.")]
    [InlineData("agents:\n  - {id: '', backend: {type: grok}}\n", "2:10 MG1005 agents[0].id | Give each agent an id of its own.")]
    public void Faults_of_the_agents_are_located(string text, string expected)
    {
        Assert.Equal(expected, Faults(text));
        Assert.Null(Load(text).Config);
    }

    [Theory]
    [InlineData("modle: grok-4", "5:7 warning MG1003 agents[0].backend.modle | Did you mean 'model'?")]
    [InlineData("system_message: Be brief.", "5:7 warning MG1003 agents[0].backend.system_message | It belongs beside 'backend', not under it.")]
    [InlineData("zzzzzz: 1", "5:7 warning MG1003 agents[0].backend.zzzzzz | ")]
    [InlineData("media_max_file_size_mb: 9", "5:7 warning MG1010 agents[0].backend.media_max_file_size_mb | ")]
    public void Keys_without_effect_are_told_and_do_no_harm(string line, string expected)
    {
        Assert.Equal(expected, Faults(Backend(line)));
        Assert.NotNull(Load(Backend(line)).Config);
    }

    [Fact]
    public void A_key_of_the_backend_that_is_not_indented_enough_is_told_its_place() =>
        Assert.Equal(
            "4:5 warning MG1003 agents[0].model | It belongs under 'backend': indent it further.",
            Faults("agents:\n  - id: ada\n    backend: {type: grok}\n    model: grok-4.3\n"));

    [Theory]
    [InlineData("model: 4", "5:14 MG1004 agents[0].backend.model | Put it in quotes.")]
    [InlineData("model: [a]", "5:14 MG1004 agents[0].backend.model | ")]
    [InlineData("temperature: warm", "5:20 MG1004 agents[0].backend.temperature | ")]
    [InlineData("max_tokens: 1.5", "5:19 MG1004 agents[0].backend.max_tokens | ")]
    [InlineData("enable_mcp_command_line: 1", "5:32 MG1004 agents[0].backend.enable_mcp_command_line | ")]
    [InlineData("base_url: localhost:8080", "5:17 MG1009 agents[0].backend.base_url | ")]
    [InlineData("base_url: ftp://host/", "5:17 MG1009 agents[0].backend.base_url | ")]
    [InlineData("max_tokens: 99999999999", "5:19 MG1005 agents[0].backend.max_tokens | ")]
    [InlineData("max_tokens: 0", "5:19 MG1005 agents[0].backend.max_tokens | ")]
    public void Values_that_do_not_fit_are_located(string line, string expected)
    {
        Assert.Equal(expected, Faults(Backend(line)));
        Assert.Null(Load(Backend(line)).Config);
    }

    [Theory]
    [InlineData("grook", "Did you mean 'grok'?")]
    [InlineData("chatcompletions", "Did you mean 'chatcompletion'?")]
    [InlineData("bard", "Use one of: ag2, azure_openai, ")]
    public void An_unknown_backend_type_is_answered_with_the_nearest_word(string type, string expected) =>
        Assert.StartsWith($"4:13 MG1005 agents[0].backend.type | {expected}", Faults($"agents:\n  - id: ada\n    backend:\n      type: {type}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("lots")]
    [InlineData("12q")]
    [InlineData("-1g")]
    [InlineData("0m")]
    [InlineData("m")]
    [InlineData("99999999999999g")]
    [InlineData("9999999999999999999999999999g")]
    public void A_memory_limit_that_is_none_is_located(string limit)
    {
        var text = Backend($"command_line_docker_memory_limit: '{limit}'\n      enable_mcp_command_line: true\n      cwd: w\norchestrator: {{snapshot_storage: s, agent_temporary_workspace: t}}");

        Assert.Equal("5:41 MG1009 agents[0].backend.command_line_docker_memory_limit | ", Faults(text));
    }

    [Theory]
    [InlineData("timeout_settings: {orchestrator_timeout_seconds: -5}", "1:50 MG1005 timeout_settings.orchestrator_timeout_seconds | ")]
    [InlineData("timeout_settings: {orchestrator_timeout_seconds: 0}", "1:50 MG1005 timeout_settings.orchestrator_timeout_seconds | ")]
    [InlineData("timeout_settings: {orchestrator_timeout_seconds: 1e20}", "1:50 MG1005 timeout_settings.orchestrator_timeout_seconds | ")]
    [InlineData("orchestrator: {max_new_answers_per_agent: -1}", "1:43 MG1005 orchestrator.max_new_answers_per_agent | ")]
    [InlineData("budget: {tokens: 99999999999999}", "1:18 MG1005 budget.tokens | ")]
    [InlineData("budget: {calls: -1}", "1:17 MG1005 budget.calls | ")]
    [InlineData("budget: {usd: -0.5}", "1:15 MG1005 budget.usd | ")]
    public void A_limit_that_cannot_be_kept_is_refused_and_not_passed_over(string line, string expected)
    {
        var text = line + "\nagent: {id: ada, backend: {type: grok}}\n";

        Assert.Equal(expected, Faults(text));
        Assert.Null(Load(text).Config);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_in_its_order()
    {
        var faults = Load("agents:\n  - id: 1\n    backend: {typ: grok}\nui: {display_type: loud}\n").Diagnostics;

        Assert.Equal([(2, "MG1004"), (3, "MG1006"), (3, "MG1003"), (4, "MG1005")], faults.Select(fault => (fault.Position!.Line, fault.Code)));
    }

    [Fact]
    public void Two_hundred_levels_are_too_deep_and_a_hundred_thousand_as_well()
    {
        Assert.Equal("1:101 MG1001  | ", Faults(new string('[', 200) + new string(']', 200)));
        Assert.Equal("1:101 MG1001  | ", Faults(new string('[', 100_000)));
    }
}
