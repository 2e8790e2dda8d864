using MassGen.Configuration;
using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Configuration;

/// <summary>
/// Every rule, firing and silent. Names are those of the list of rules of the Python project; the place is the one it gives, the code is
/// ours. A lone <c>B</c> line stands for a backend.
/// </summary>
public sealed class RuleTests
{
    private const string Agent = "agent: {id: a, backend: {type: grok}}";

    internal static ConfigResult Load(string text) => ConfigLoader.Load(new SourceText("c.yaml", text));

    /// <summary>The faults as "code place", with a question mark before warnings.</summary>
    internal static List<string> Faults(string text) =>
        [.. Load(text).InOrderOfRules.Select(fault => $"{(fault.Severity == Severity.Error ? "" : "?")}{fault.Code} {fault.Path}")];

    private static void FiresAndIsSilent(string wrong, string right, string fault)
    {
        Assert.Contains(fault, Faults(wrong));
        Assert.DoesNotContain(fault, Faults(right));
        Assert.Equal(!fault.StartsWith('?'), Load(wrong).Config is null);
    }

    [Theory]
    [InlineData("R1", "[a]", Agent, "MG1004 root")]
    [InlineData("R2", Agent + "\nnum_agents: 3", Agent, "MG1012 root")]
    [InlineData("R3", "ui: {}", Agent, "MG1007 root")]
    [InlineData("R4", Agent + "\nagents: []", Agent, "MG1007 root")]
    [InlineData("R5", "agents: {}", "agents: [{id: a, backend: {type: grok}}]", "MG1004 root.agents")]
    [InlineData("R6", "agent: []", Agent, "MG1004 root.agent")]
    [InlineData("R6 too", "agent: []", Agent, "MG1004 agent")]
    [InlineData("A1", "agents: [x]", "agents: [{id: a, backend: {type: grok}}]", "MG1004 agents[0]")]
    [InlineData("A2", "agent: {backend: {type: grok}}", Agent, "MG1006 agent")]
    [InlineData("A3", "agent: {id: 1, backend: {type: grok}}", Agent, "MG1004 agent.id")]
    [InlineData("A3 null", "agent: {id: , backend: {type: grok}}", Agent, "MG1004 agent.id")]
    [InlineData("A5", "agent: {id: a}", Agent, "MG1006 agent")]
    [InlineData("A6", "agent: {id: a, backend: {type: grok}, system_message: }", "agent: {id: a, backend: {type: grok}, system_message: x}", "MG1004 agent.system_message")]
    [InlineData("empty", "agents: []", "agents: [{id: a, backend: {type: grok}}]", "MG1007 agents")]
    [InlineData("empty id", "agent: {id: ' ', backend: {type: grok}}", Agent, "MG1005 agent.id")]
    [InlineData("V1 agent", "agents: [{agent_id: a, model_config: {model: x}}]", "agents: [{id: a, backend: {type: grok}}]", "MG1006 agents[0]")]
    [InlineData("A4", "agents: [{id: a, backend: {type: grok}}, {id: a, backend: {type: grok}}]", "agents: [{id: a, backend: {type: grok}}, {id: b, backend: {type: grok}}]", "MG1008 agents[1].id")]
    public void Of_the_document_and_its_agents(string rule, string wrong, string right, string fault)
    {
        Assert.NotEmpty(rule);
        FiresAndIsSilent(wrong, right, fault);
    }

    [Theory]
    [InlineData("B1", "agent: {id: a, backend: grok}", "MG1004 agent.backend")]
    [InlineData("B2", "agent: {id: a, backend: {model: x}}", "MG1006 agent.backend")]
    [InlineData("B3", "agent: {id: a, backend: {type: 3}}", "MG1004 agent.backend.type")]
    [InlineData("B3 list", "agent: {id: a, backend: {type: [grok]}}", "MG1004 agent.backend.type")]
    [InlineData("B4", "agent: {id: a, backend: {type: openi}}", "MG1005 agent.backend.type")]
    [InlineData("B4 case", "agent: {id: a, backend: {type: OpenAI}}", "MG1005 agent.backend.type")]
    public void Of_the_backend_and_its_type(string rule, string wrong, string fault)
    {
        Assert.NotEmpty(rule);
        FiresAndIsSilent(wrong, Agent, fault);
    }

    [Theory]
    [InlineData("B5", "type: vllm", "type: vllm, model: m", "MG1006 agent.backend")]
    [InlineData("B5 default", "type: poe", "type: ag2", "MG1006 agent.backend")]
    [InlineData("B6", "type: grok, model: 4", "type: grok, model: '4'", "MG1004 agent.backend.model")]
    [InlineData("B6 null", "type: grok, model: ", "type: grok", "MG1004 agent.backend.model")]
    [InlineData("B7", "type: lmstudio, model: m, enable_web_search: true", "type: openai, enable_web_search: true", "MG1013 agent.backend")]
    [InlineData("B8", "type: grok, enable_code_execution: true", "type: gemini, enable_code_execution: true", "MG1013 agent.backend")]
    [InlineData("B9", "type: grok, enable_code_interpreter: true", "type: grok, enable_code_interpreter: false", "MG1013 agent.backend")]
    [InlineData("B10", "type: ag2, mcp_servers: [{name: s, command: npx}]", "type: ag2, mcp_servers: []", "MG1013 agent.backend")]
    [InlineData("B11", "type: grok, append_system_prompt: ", "type: grok", "MG1014 agent.backend")]
    [InlineData("B12", "type: grok, system_prompt: x", "type: grok", "MG1014 agent.backend")]
    [InlineData("B13", "type: grok, permission_mode: auto", "type: grok, permission_mode: plan", "MG1005 agent.backend.permission_mode")]
    [InlineData("B13 list", "type: grok, permission_mode: [plan]", "type: grok, permission_mode: plan", "MG1005 agent.backend.permission_mode")]
    [InlineData("B14", "type: grok, allowed_tools: x", "type: grok, allowed_tools: [x]", "MG1004 agent.backend.allowed_tools")]
    [InlineData("B14 item", "type: grok, allowed_tools: [x, 123]", "type: grok, allowed_tools: [x, '123']", "MG1004 agent.backend.allowed_tools[1]")]
    [InlineData("B15", "type: grok, exclude_tools: {}", "type: grok, exclude_tools: []", "MG1004 agent.backend.exclude_tools")]
    [InlineData("B15 item", "type: grok, exclude_tools: [true]", "type: grok, exclude_tools: ['true']", "MG1004 agent.backend.exclude_tools[0]")]
    [InlineData("B16", "type: claude_code, disallowed_tools: 3", "type: claude_code, disallowed_tools: [x]", "MG1004 agent.backend.disallowed_tools")]
    [InlineData("B16 item", "type: claude_code, disallowed_tools: [[]]", "type: claude_code, disallowed_tools: [x]", "MG1004 agent.backend.disallowed_tools[0]")]
    [InlineData("B17", "type: grok, mcp_servers: x", "type: grok, mcp_servers: ", "MG1016 agent.backend.mcp_servers")]
    [InlineData("B18", "type: openai, enable_web_search: 'true'", "type: openai, enable_web_search: true", "MG1004 agent.backend.enable_web_search")]
    [InlineData("B18 null", "type: openai, enable_code_execution: ", "type: openai", "MG1004 agent.backend.enable_code_execution")]
    [InlineData("B18 number", "type: openai, enable_code_interpreter: 1", "type: openai, enable_code_interpreter: yes", "MG1004 agent.backend.enable_code_interpreter")]
    [InlineData("W1", "type: grok, allowed_tools: [x], exclude_tools: [y]", "type: grok, allowed_tools: [x]", "?MG1017 agent.backend")]
    public void Of_what_a_backend_says(string rule, string wrong, string right, string fault)
    {
        Assert.NotEmpty(rule);
        FiresAndIsSilent($"agent: {{id: a, backend: {{{wrong}}}}}", $"agent: {{id: a, backend: {{{right}}}}}", fault);
    }

    [Theory]
    [InlineData("O1", "orchestrator: []", "orchestrator: {}", "MG1004 orchestrator")]
    [InlineData("O2", "orchestrator: {context_paths: x}", "orchestrator: {context_paths: []}", "MG1004 orchestrator.context_paths")]
    [InlineData("O3", "orchestrator: {context_paths: [docs]}", "orchestrator: {context_paths: [{path: docs}]}", "MG1004 orchestrator.context_paths[0]")]
    [InlineData("O4", "orchestrator: {context_paths: [{permission: read}]}", "orchestrator: {context_paths: [{path: docs}]}", "MG1006 orchestrator.context_paths[0]")]
    [InlineData("O5", "orchestrator: {context_paths: [{path: d, permission: readonly}]}", "orchestrator: {context_paths: [{path: d, permission: write}]}", "MG1005 orchestrator.context_paths[0].permission")]
    [InlineData("O6", "orchestrator: {coordination: 1}", "orchestrator: {coordination: {}}", "MG1004 orchestrator.coordination")]
    [InlineData("O7", "orchestrator: {coordination: {enable_planning_mode: 'yes'}}", "orchestrator: {coordination: {enable_planning_mode: true}}", "MG1004 orchestrator.coordination.enable_planning_mode")]
    [InlineData("O8", "orchestrator: {coordination: {max_orchestration_restarts: -1}}", "orchestrator: {coordination: {max_orchestration_restarts: 2}}", "MG1005 orchestrator.coordination.max_orchestration_restarts")]
    [InlineData("O8 form", "orchestrator: {coordination: {max_orchestration_restarts: 1.5}}", "orchestrator: {coordination: {max_orchestration_restarts: 0}}", "MG1004 orchestrator.coordination.max_orchestration_restarts")]
    [InlineData("O9", "orchestrator: {voting_sensitivity: medium}", "orchestrator: {voting_sensitivity: balanced}", "MG1005 orchestrator.voting_sensitivity")]
    [InlineData("O9 map", "orchestrator: {voting_sensitivity: {}}", "orchestrator: {voting_sensitivity: strict}", "MG1005 orchestrator.voting_sensitivity")]
    [InlineData("O10", "orchestrator: {answer_novelty_requirement: high}", "orchestrator: {answer_novelty_requirement: strict}", "MG1005 orchestrator.answer_novelty_requirement")]
    [InlineData("O11", "orchestrator: {timeout: 5}", "orchestrator: {timeout: {}}", "MG1004 orchestrator.timeout")]
    [InlineData("O11 form", "orchestrator: {timeout: {orchestrator_timeout_seconds: '1800'}}", "orchestrator: {timeout: {orchestrator_timeout_seconds: 1800}}", "MG1004 orchestrator.timeout.orchestrator_timeout_seconds")]
    [InlineData("O11 range", "orchestrator: {timeout: {orchestrator_timeout_seconds: -100}}", "orchestrator: {timeout: {orchestrator_timeout_seconds: 0.5}}", "MG1005 orchestrator.timeout.orchestrator_timeout_seconds")]
    [InlineData("O12", "orchestrator: {skip_coordination_rounds: 1}", "orchestrator: {skip_coordination_rounds: true}", "MG1004 orchestrator.skip_coordination_rounds")]
    [InlineData("O13", "orchestrator: {debug_final_answer: 1}", "orchestrator: {debug_final_answer: true}", "MG1004 orchestrator.debug_final_answer")]
    [InlineData("U1", "ui: x", "ui: {}", "MG1004 ui")]
    [InlineData("U2", "ui: {display_type: detailed}", "ui: {display_type: silent}", "MG1005 ui.display_type")]
    [InlineData("U3", "ui: {logging_enabled: 'on'}", "ui: {logging_enabled: on}", "MG1004 ui.logging_enabled")]
    public void Of_the_orchestrator_and_the_display(string rule, string wrong, string right, string fault)
    {
        Assert.NotEmpty(rule);
        FiresAndIsSilent($"{Agent}\n{wrong}", $"{Agent}\n{right}", fault);
    }

    [Theory]
    [InlineData("M1", "[]", "{}", "MG1004 memory")]
    [InlineData("M2", "{enabled: 'true'}", "{enabled: true}", "MG1004 memory.enabled")]
    [InlineData("M2", "{conversation_memory: {enabled: 1}}", "{conversation_memory: {enabled: no}}", "MG1004 memory.conversation_memory.enabled")]
    [InlineData("M2", "{persistent_memory: {enabled: 1}}", "{persistent_memory: {enabled: no}}", "MG1004 memory.persistent_memory.enabled")]
    [InlineData("M2", "{persistent_memory: {on_disk: 1}}", "{persistent_memory: {on_disk: no}}", "MG1004 memory.persistent_memory.on_disk")]
    [InlineData("M2", "{retrieval: {exclude_recent: }}", "{retrieval: {exclude_recent: no}}", "MG1004 memory.retrieval.exclude_recent")]
    [InlineData("M3", "{conversation_memory: true}", "{conversation_memory: {}}", "MG1004 memory.conversation_memory")]
    [InlineData("M3", "{persistent_memory: true}", "{persistent_memory: {}}", "MG1004 memory.persistent_memory")]
    [InlineData("M3", "{persistent_memory: {llm: gpt}}", "{persistent_memory: {llm: {}}}", "MG1004 memory.persistent_memory.llm")]
    [InlineData("M3", "{persistent_memory: {embedding: []}}", "{persistent_memory: {embedding: {}}}", "MG1004 memory.persistent_memory.embedding")]
    [InlineData("M3", "{persistent_memory: {qdrant: 3}}", "{persistent_memory: {qdrant: {}}}", "MG1004 memory.persistent_memory.qdrant")]
    [InlineData("M3", "{compression: }", "{compression: {}}", "MG1004 memory.compression")]
    [InlineData("M3", "{retrieval: 5}", "{retrieval: {}}", "MG1004 memory.retrieval")]
    [InlineData("M4", "{persistent_memory: {vector_store: 1}}", "{persistent_memory: {vector_store: qdrant}}", "MG1004 memory.persistent_memory.vector_store")]
    [InlineData("M4", "{persistent_memory: {llm: {provider: 123}}}", "{persistent_memory: {llm: {provider: x}}}", "MG1004 memory.persistent_memory.llm.provider")]
    [InlineData("M4", "{persistent_memory: {llm: {model: }}}", "{persistent_memory: {llm: {model: x}}}", "MG1004 memory.persistent_memory.llm.model")]
    [InlineData("M4", "{persistent_memory: {embedding: {provider: 1}}}", "{persistent_memory: {embedding: {provider: x}}}", "MG1004 memory.persistent_memory.embedding.provider")]
    [InlineData("M4", "{persistent_memory: {embedding: {model: []}}}", "{persistent_memory: {embedding: {model: x}}}", "MG1004 memory.persistent_memory.embedding.model")]
    [InlineData("M5", "{persistent_memory: {qdrant: {mode: distributed}}}", "{persistent_memory: {qdrant: {mode: server}}}", "MG1005 memory.persistent_memory.qdrant.mode")]
    [InlineData("M6", "{persistent_memory: {qdrant: {port: 99999}}}", "{persistent_memory: {qdrant: {port: 65535}}}", "MG1005 memory.persistent_memory.qdrant.port")]
    [InlineData("M6", "{persistent_memory: {qdrant: {port: 0}}}", "{persistent_memory: {qdrant: {port: 1}}}", "MG1005 memory.persistent_memory.qdrant.port")]
    [InlineData("M7", "{compression: {trigger_threshold: 1.5}}", "{compression: {trigger_threshold: 1}}", "MG1005 memory.compression.trigger_threshold")]
    [InlineData("M7", "{compression: {target_ratio: x}}", "{compression: {target_ratio: 0.0}}", "MG1004 memory.compression.target_ratio")]
    [InlineData("M8", "{retrieval: {limit: -5}}", "{retrieval: {limit: 5}}", "MG1005 memory.retrieval.limit")]
    public void Of_the_memory(string rule, string wrong, string right, string fault)
    {
        Assert.NotEmpty(rule);
        FiresAndIsSilent($"{Agent}\nmemory: {wrong}", $"{Agent}\nmemory: {right}", fault);
    }

    [Fact]
    public void The_order_of_rules_is_kept_beside_the_order_of_the_file()
    {
        const string text = "ui: {display_type: x}\nmemory: {enabled: 1}\norchestrator: {voting_sensitivity: x, context_paths: y}\nagent: {system_message: 1, backend: {permission_mode: x, type: vllm}, id: 2}";

        Assert.Equal(
            ["agent.id", "agent.backend", "agent.backend.permission_mode", "agent.system_message", "orchestrator.context_paths", "orchestrator.voting_sensitivity", "ui.display_type", "memory.enabled"],
            Load(text).InOrderOfRules.Where(fault => fault.Severity == Severity.Error).Select(fault => fault.Path));
        Assert.Equal(1, Load(text).Diagnostics[0].Position!.Line);
    }

    [Fact]
    public void The_first_version_stops_everything_else() =>
        Assert.Equal(["MG1012 root"], Faults("models: []\nmax_rounds: 3\nagents: 5\nui: 3\n"));
}
