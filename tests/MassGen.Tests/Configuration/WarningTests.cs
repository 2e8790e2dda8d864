using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class WarningTests
{
    private const string Stores = "orchestrator: {snapshot_storage: s, agent_temporary_workspace: t}";

    [Theory]
    [InlineData("ui: {type: simple}", "ui: {display_type: simple}", "?MG1015 ui.type")]
    [InlineData("display: {}", "ui: {}", "?MG1015 display")]
    [InlineData("timeout_settings: {agent_timeout_seconds: 5}", "timeout_settings: {orchestrator_timeout_seconds: 5}", "?MG1015 timeout_settings.agent_timeout_seconds")]
    [InlineData("timeout_settings: {orchestrator_timeout: 5}", "timeout_settings: {}", "?MG1003 timeout_settings.orchestrator_timeout")]
    [InlineData("orchestrator: {timeout: {}}", "timeout_settings: {}", "?MG1020 orchestrator.timeout")]
    [InlineData("orchestrator: {session_storage: x}", "orchestrator: {}", "?MG1020 orchestrator.session_storage")]
    [InlineData("ui: {logging_enabled: false}", "ui: {logging_enabled: true}", "?MG1020 ui.logging_enabled")]
    [InlineData("orchestrator: {dspy: {enabled: true}}", "orchestrator: {}", "?MG1010 orchestrator.dspy")]
    [InlineData(
        "orchestrator: {coordination: {enable_memory_filesystem_mode: true}}", "orchestrator: {coordination: {enable_memory_filesystem_mode: false}}",
        "?MG1021 orchestrator.coordination.enable_memory_filesystem_mode")]
    [InlineData("mine: 1", "budget: {calls: 1}", "?MG1003 mine")]
    public void Of_the_sections(string doubtful, string right, string fault)
    {
        const string agent = "\nagent: {id: a, backend: {type: grok}}";

        Assert.Contains(fault, RuleTests.Faults(doubtful + agent));
        Assert.NotNull(RuleTests.Load(doubtful + agent).Config);
        Assert.DoesNotContain(fault, RuleTests.Faults(right + agent));
    }

    [Theory]
    [InlineData("type: grok, cwd: w", "type: grok", "?MG1018 agent.backend.cwd", "")]
    [InlineData("type: grok, cwd: w", "type: grok", "?MG1018 agent.backend.cwd", "orchestrator: {snapshot_storage: s}")]
    [InlineData("type: grok, enable_mcp_command_line: true", "type: grok, enable_mcp_command_line: true, cwd: w", "?MG1021 agent.backend.enable_mcp_command_line", Stores)]
    [InlineData("type: grok, context_paths: [{path: d}]", "type: grok, cwd: w, context_paths: [{path: d}]", "?MG1021 agent.backend.context_paths", Stores)]
    [InlineData("type: grok, cwd: w, command_line_docker_image: i", "type: grok, cwd: w, enable_mcp_command_line: true, command_line_execution_mode: docker, command_line_docker_image: i", "?MG1021 agent.backend.command_line_docker_image", Stores)]
    [InlineData(
        "type: grok, cwd: w, enable_mcp_command_line: true, command_line_docker_network_mode: bridge",
        "type: grok, cwd: w, enable_mcp_command_line: true, command_line_execution_mode: docker, command_line_docker_network_mode: bridge",
        "?MG1021 agent.backend.command_line_docker_network_mode", Stores)]
    [InlineData(
        "type: grok, cwd: w, enable_mcp_command_line: true, command_line_execution_mode: docker, command_line_host_shell: true",
        "type: grok, cwd: w, enable_mcp_command_line: true, command_line_host_shell: true", "?MG1021 agent.backend.command_line_host_shell", Stores)]
    [InlineData("type: openai, enable_code_execution: true", "type: openai, enable_code_interpreter: true", "?MG1025 agent.backend.enable_code_execution", Stores)]
    [InlineData("type: gemini, enable_code_interpreter: true", "type: gemini, enable_code_execution: true", "?MG1025 agent.backend.enable_code_interpreter", Stores)]
    [InlineData("type: grok, permission_mode: plan", "type: claude_code, permission_mode: plan", "?MG1025 agent.backend.permission_mode", Stores)]
    [InlineData("type: grok, exclude_tools: [mcp__discrod__send], mcp_servers: {discord: {command: npx}}", "type: grok, exclude_tools: [mcp__discord__send], mcp_servers: {discord: {command: npx}}", "?MG1026 agent.backend.exclude_tools", Stores)]
    [InlineData("type: grok, custom_tools: [{function: [f, g], name: [n]}]", "type: grok, custom_tools: [{function: [f, g], name: n}]", "?MG1022 agent.backend.custom_tools[0]", Stores)]
    [InlineData("type: grok, custom_tools: [{name: n}]", "type: grok, custom_tools: [{function: f}]", "?MG1022 agent.backend.custom_tools[0]", Stores)]
    [InlineData("type: grok, custom_tools: [{function: f, default_params: {}}]", "type: grok, custom_tools: [{function: f, preset_args: {}}]", "?MG1015 agent.backend.custom_tools[0].default_params", Stores)]
    [InlineData("type: grok, agent_id: x", "type: grok", "?MG1020 agent.backend.agent_id", Stores)]
    [InlineData("type: openai, enable_computer_use: true", "type: openai, enable_computer_use: false", "?MG1010 agent.backend.enable_computer_use", Stores)]
    [InlineData("type: gemini, enable_web_search: true", "type: openai, enable_web_search: true", "?MG1035 agent.backend.enable_web_search", Stores)]
    [InlineData("type: azure_openai, enable_code_interpreter: true", "type: openai, enable_code_interpreter: true", "?MG1035 agent.backend.enable_code_interpreter", Stores)]
    [InlineData("type: vllm, model: m, server_tools: [web_search]", "type: grok, server_tools: [web_search]", "?MG1025 agent.backend.server_tools", Stores)]
    [InlineData("type: grok, model: grok-4.3, stop: [x]", "type: grok, model: grok-4.3", "?MG1037 agent.backend.stop", Stores)]
    [InlineData("type: grok, model: grok-4-1-fast, reasoning_effort: low", "type: grok, model: grok-4.3, reasoning_effort: low", "?MG1037 agent.backend.reasoning_effort", Stores)]
    [InlineData("type: grok, modle: m", "type: grok, model: m", "?MG1003 agent.backend.modle", Stores)]
    public void Of_a_backend(string doubtful, string right, string fault, string more)
    {
        Assert.Contains(fault, RuleTests.Faults($"agent: {{id: a, backend: {{{doubtful}}}}}\n{more}"));
        Assert.NotNull(RuleTests.Load($"agent: {{id: a, backend: {{{doubtful}}}}}\n{more}").Config);
        Assert.DoesNotContain(fault, RuleTests.Faults($"agent: {{id: a, backend: {{{right}}}}}\n{more}"));
    }

    [Theory]
    [InlineData("w", "w", true)]
    [InlineData("w", ".massgen/workspaces/./w/", true)]
    [InlineData("/tmp/w", "w", false)]
    [InlineData("w1", "w2", false)]
    public void Two_agents_must_not_share_a_workspace(string first, string second, bool isRefused)
    {
        var text = $"agents: [{{id: a, backend: {{type: grok, cwd: {first}}}}}, {{id: b, backend: {{type: grok, cwd: {second}}}}}]\n{Stores}";

        Assert.Equal(isRefused, RuleTests.Faults(text).Contains("MG1019 agents[1].backend.cwd"));
    }

    [Fact]
    public void An_agent_level_prompt_is_told_where_to_go()
    {
        var warning = Assert.Single(RuleTests.Load("agent: {id: a, append_system_prompt: x, backend: {type: grok}}").Diagnostics);

        Assert.Equal(("MG1015", "agent.append_system_prompt"), (warning.Code, warning.Path));
        Assert.Contains("'system_message'", warning.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_below_one_that_is_reported_are_not_reported_again() =>
        Assert.Equal(
            ["?MG1010 memory.persistent_memory"],
            RuleTests.Faults("agent: {id: a, backend: {type: grok}}\nmemory: {enabled: true, persistent_memory: {enabled: true, qdrant: {mode: server}}}"));

    [Theory]
    [InlineData("type: grok, enable_code_execution: true", "For 'grok', use 'enable_mcp_command_line: true' with 'cwd'.")]
    [InlineData("type: openai, enable_code_execution: true", "For 'openai', use 'enable_code_interpreter: true', or 'enable_mcp_command_line: true'")]
    [InlineData("type: claude, enable_code_interpreter: true", "For 'claude', use 'enable_code_execution: true', or")]
    public void The_three_switches_for_code_are_told_apart(string backend, string advice)
    {
        var fault = RuleTests.Load($"agent: {{id: a, backend: {{{backend}}}}}").Diagnostics.Single(one => one.Code is "MG1013" or "MG1025");

        Assert.Contains("Three switches sound alike.", fault.Suggestion, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_wrong_all_over_gives_a_list_that_ends()
    {
        var agents = string.Join(", ", Enumerable.Repeat("{}", 500));
        var faults = RuleTests.Load($"agents: [{agents}]").InOrderOfRules;

        Assert.Equal((101, "MG1029"), (faults.Count, faults[^1].Code));
        Assert.Equal(Severity.Error, faults[^1].Severity);
    }

    [Fact]
    public void Agents_of_the_first_version_are_told_what_they_are()
    {
        var result = RuleTests.Load("agents: [{agent_id: 1, model_config: {model: gpt-4}}]");

        Assert.Equal(["MG1006", "MG1006", "MG1012"], result.InOrderOfRules.Select(fault => fault.Code));
        Assert.Null(result.Config);
    }
}
