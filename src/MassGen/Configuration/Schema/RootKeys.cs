using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys at the top of the file.</summary>
public static class RootKeys
{
    /// <summary>The agents.</summary>
    public static readonly ConfigKey<YamlList?> Agents = Key.Maps("agents", "The agents, in order.", AgentKeys.Section) with { RefusesNothing = true };

    /// <summary>A single agent.</summary>
    public static readonly ConfigKey<YamlMap?> Agent = Key.Map("agent", "A single agent, instead of `agents`.", AgentKeys.Section) with { RefusesNothing = true };

    /// <summary>How agents work together.</summary>
    public static readonly ConfigKey<YamlMap?> Orchestrator =
        Key.Map("orchestrator", "How the agents work together.", OrchestratorKeys.Section) with { RefusesNothing = true };

    /// <summary>Time limits.</summary>
    public static readonly ConfigKey<YamlMap?> Timeouts = Key.Map("timeout_settings", "Time limits.", TimeoutKeys.Section);

    /// <summary>What a run may use.</summary>
    public static readonly ConfigKey<YamlMap?> Budget =
        Key.Map("budget", "What the run may use.", BudgetKeys.Section) with { Since = BudgetKeys.Ours };

    /// <summary>The terminal.</summary>
    public static readonly ConfigKey<YamlMap?> Ui = Key.Map("ui", "How the run is shown.", UiKeys.Section) with { RefusesNothing = true };

    /// <summary>Memory.</summary>
    public static readonly ConfigKey<YamlMap?> Memory =
        Key.Map("memory", "What agents remember between turns.", MemoryKeys.Section) with { RefusesNothing = true };

    /// <summary>An earlier session.</summary>
    public static readonly ConfigKey<string?> SessionId = Key.Text("session_id", "An earlier session to continue.");

    /// <summary>Words that only the first version of MassGen's configurations had at the top.</summary>
    public static IReadOnlyList<string> FirstVersionWords { get; } =
    [
        "models", "model_configs", "num_agents", "max_rounds", "consensus_threshold", "voting_enabled", "enable_voting",
    ];

    /// <summary>Words that only the first version of MassGen's configurations had in an agent.</summary>
    public static IReadOnlyList<string> FirstVersionAgentWords { get; } = ["agent_id", "agent_type", "model_config"];

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("", "The configuration", [Agents, Agent, Orchestrator, Timeouts, Budget, Ui, Memory, SessionId])
    {
        Misplaced =
        [
            new("display", "Nothing reads it; write 'ui' with 'display_type'."),
            new("session_storage", "Nothing reads it; sessions are kept in .massgen/sessions."),
        ],
    };
}
