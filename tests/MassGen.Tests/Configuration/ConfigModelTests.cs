using MassGen.Configuration;
using MassGen.Yaml;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class ConfigModelTests
{
    private static MassGenConfig Config(string text) => RuleTests.Load(text).Config!;

    private static BackendConfig Backend(string backend) => Config($"agent: {{id: a, backend: {{type: grok, {backend}}}}}").Agents[0].Backend;

    [Fact]
    public void The_orchestrator_is_read_whole()
    {
        var orchestrator = Config("""
            agent: {id: a, backend: {type: grok}}
            orchestrator:
              snapshot_storage: s
              agent_temporary_workspace: t
              context_paths: [{path: docs}, {path: out, permission: write, protected_paths: [keep.txt]}]
              voting_sensitivity: balanced
              answer_novelty_requirement: strict
              max_new_answers_per_agent: 0
              skip_coordination_rounds: true
              debug_final_answer: wrong
            """).Orchestrator;

        Assert.Equal(("s", "t", "wrong", 0, true), (orchestrator.SnapshotStorage, orchestrator.AgentTemporaryWorkspace, orchestrator.DebugFinalAnswer, orchestrator.MostAnswersPerAgent, orchestrator.SkipCoordination));
        Assert.Equal((Strictness.Balanced, Strictness.Strict), (orchestrator.VotingSensitivity, orchestrator.AnswerNovelty));
        Assert.Equal([("docs", false, 5), ("out", true, 5)], orchestrator.ContextPaths.Select(path => (path.Path, path.MayWrite, path.Position.Line)));
        Assert.Equal(["keep.txt"], orchestrator.ContextPaths[1].ProtectedPaths);
    }

    [Fact]
    public void Coordination_is_read_whole()
    {
        var coordination = Config("""
            agent: {id: a, backend: {type: grok}}
            orchestrator: {coordination: {enable_planning_mode: true, planning_mode_instruction: Plan., max_orchestration_restarts: 2, enable_agent_task_planning: true,
              max_tasks_per_plan: 3, task_planning_filesystem_mode: true, enable_memory_filesystem_mode: true, use_skills: true, massgen_skills: [serena], skills_directory: k}}
            """).Orchestrator.Coordination;

        Assert.Equal(
            new CoordinationConfig
            {
                PlanningMode = true, PlanningInstruction = "Plan.", MostRestarts = 2, TaskPlanning = true, MostTasksPerPlan = 3, TaskPlanningFiles = true,
                MemoryFiles = true, UseSkills = true, BuiltInSkills = coordination.BuiltInSkills, SkillsDirectory = "k",
            },
            coordination);
        Assert.Equal(["serena"], coordination.BuiltInSkills);
    }

    [Fact]
    public void What_is_not_said_has_the_defaults_of_the_schema()
    {
        var config = Config("agent: {id: a, backend: {type: grok}}");

        Assert.Equal((10, 0, ".agent/skills"), (config.Orchestrator.Coordination.MostTasksPerPlan, config.Orchestrator.Coordination.MostRestarts, config.Orchestrator.Coordination.SkillsDirectory));
        Assert.Equal(new MemoryConfig(), config.Agents[0].Memory);
        Assert.Equal((DisplayType.RichTerminal, null, Strictness.Lenient), (config.Display, config.SessionId, config.Orchestrator.VotingSensitivity));
    }

    [Fact]
    public void An_agents_memory_lies_over_the_general_one()
    {
        var memory = Config("""
            agent: {id: a, backend: {type: grok}, memory: {conversation_memory: {enabled: false}, compression: {target_ratio: 0.1}, persistent_memory: {qdrant: {port: 7}}}}
            memory: {enabled: true, compression: {target_ratio: 0.2, trigger_threshold: 0.3}, persistent_memory: {enabled: true, qdrant: {host: far, port: 8}}}
            """).Agents[0].Memory;

        Assert.Equal((true, false, 0.3m, 0.1m), (memory.IsEnabled, memory.Conversation, memory.TriggerThreshold, memory.TargetRatio));
        Assert.Equal((2, "far:7"), (memory.PersistentPosition!.Line, memory.PersistentServer));
    }

    [Theory]
    [InlineData("mcp_servers: [{name: s, command: 'npx -y \"a b\"', args: [x], env: {A: '${B}'}, cwd: d, allowed_tools: [own], exclude_tools: [z]}]")]
    [InlineData("mcp_servers: {s: {command: [npx, -y, a b], args: [x], env: {A: '${B}'}, cwd: d, allowed_tools: [own], exclude_tools: [z]}}")]
    public void Servers_are_read_in_both_forms(string servers)
    {
        var server = Backend(servers + ", allowed_tools: [general], exclude_tools: [y]").McpServers.Single();

        Assert.Equal(["npx", "-y", "a b", "x"], server.Command);
        Assert.Equal(("s", McpTransport.Stdio, "d", "${B}"), (server.Name, server.Transport, server.WorkingDirectory, server.Environment["A"]));
        Assert.Equal(["own"], server.AllowedTools);
        Assert.Equal(["y", "z"], server.ExcludedTools);
    }

    [Fact]
    public void A_server_at_an_address_is_read()
    {
        var server = Backend("mcp_servers: {s: {type: streamable-http, url: 'https://a.org/mcp', headers: {Authorization: 'Bearer ${T}'}, timeout: 1.5}}, allowed_tools: [general]").McpServers.Single();

        Assert.Equal((McpTransport.StreamableHttp, new Uri("https://a.org/mcp"), "Bearer ${T}", 1.5), (server.Transport, server.Url, server.Headers["Authorization"], server.Timeout.TotalSeconds));
        Assert.Equal(["general"], server.AllowedTools);
    }

    [Fact]
    public void Custom_tools_are_read_one_by_one()
    {
        var tools = Backend("custom_tools: [{function: [f, g], name: [n, m], description: both, preset_args: [{k: 1}, {k: 2}], path: t.py}, {function: h}, {function: [i], name: [a, b]}]").CustomTools;

        Assert.Equal([("f", "n", "both"), ("g", "m", "both"), ("h", null, null)], tools.Select(tool => (tool.Function, tool.Name, tool.Description)));
        Assert.Equal("2", ((YamlScalar)tools[1].PresetArguments!.Find("k")!.Value).Text);
        Assert.Equal(("agent.backend.custom_tools[1]", null), (tools[2].Place, tools[2].Path));
    }

    [Fact]
    public void What_belongs_into_the_request_is_handed_on_and_the_rest_is_not() =>
        Assert.Equal(
            ["stop", "mine", "extra_body"],
            Backend("stop: [x], mine: 1, nothing: ~, extra_body: {a: 1}, cwd: w, instance_id: x, enable_web_search: true, context_write_access_enabled: true, temperature: 1").Extra.Select(entry => entry.Key));

    [Fact]
    public void Keys_session_and_display_are_read()
    {
        var config = Config("agent: {id: a, backend: {type: autogen, api_key: '${KEY}'}}\nsession_id: s1\nui: {display_type: simple}");

        Assert.Equal(("ag2", "${KEY}", "s1", DisplayType.Simple), (config.Agents[0].Backend.Type, config.Agents[0].Backend.ApiKey, config.SessionId, config.Display));
    }

    [Fact]
    public void The_shell_is_read_whole()
    {
        var shell = Backend("cwd: w, enable_mcp_command_line: true, command_line_execution_mode: docker, command_line_allowed_commands: [ls], command_line_blocked_commands: [rm], command_line_docker_network_mode: bridge, command_line_docker_enable_sudo: true").CommandLine!;

        Assert.Equal((true, "bridge", true), (shell.UsesContainer, shell.NetworkMode, shell.MayBecomeRoot));
        Assert.Equal(["ls"], shell.AllowedCommands);
        Assert.Equal(["rm"], shell.BlockedCommands);
    }
}
