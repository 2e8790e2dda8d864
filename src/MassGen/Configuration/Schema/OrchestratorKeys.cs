using MassGen.Yaml;
using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>orchestrator</c>.</summary>
public static class OrchestratorKeys
{
    private static readonly string[] Strictnesses = ["lenient", "balanced", "strict"];

    /// <summary>Where workspaces are kept.</summary>
    public static readonly ConfigKey<string?> SnapshotStorage =
        Key.Text("snapshot_storage", "Where agents' workspaces are kept after each answer. Needed as soon as an agent has `cwd`.");

    /// <summary>Where agents see the others' workspaces.</summary>
    public static readonly ConfigKey<string?> AgentTemporaryWorkspace =
        Key.Text("agent_temporary_workspace", "Where agents see the others' workspaces. Needed as soon as an agent has `cwd`.");

    /// <summary>No effect.</summary>
    public static readonly ConfigKey<string?> SessionStorage = Key.Text("session_storage", "Sessions are kept in `.massgen/sessions`, whatever this says.") with
    {
        Effect = None,
        Instead = "Remove it; sessions are kept in .massgen/sessions.",
    };

    /// <summary>Folders and files for all agents.</summary>
    public static readonly ConfigKey<YamlList?> ContextPaths =
        Key.Maps("context_paths", "Folders and files that all agents may use.", ContextPathKeys.Section) with { RefusesNothing = true };

    /// <summary>How strict voters are.</summary>
    public static readonly ConfigKey<string?> VotingSensitivity =
        Key.Word("voting_sensitivity", "How good an answer must be before agents vote for it.", Strictnesses) with { Default = "lenient", RefusesNothing = true };

    /// <summary>How different a new answer must be.</summary>
    public static readonly ConfigKey<string?> AnswerNovelty =
        Key.Word("answer_novelty_requirement", "How different a new answer must be.", Strictnesses) with { Default = "lenient", RefusesNothing = true };

    /// <summary>The most answers of one agent.</summary>
    public static readonly ConfigKey<int?> MostAnswersPerAgent =
        Key.WholeNumber("max_new_answers_per_agent", "How many answers one agent may submit; 0 lets nobody answer.", 0) with { Default = "10" };

    /// <summary>Whether there are no rounds.</summary>
    public static readonly ConfigKey<bool?> SkipCoordination =
        Key.Switch("skip_coordination_rounds", "The first agent presents at once.") with { Default = "false", RefusesNothing = true };

    /// <summary>A test of restarts.</summary>
    public static readonly ConfigKey<YamlScalar?> DebugFinalAnswer =
        Key.TextOrSwitch("debug_final_answer", "Replaces the final answer when it is judged for the first time, to try restarts.") with { RefusesNothing = true };

    /// <summary>No effect.</summary>
    public static readonly ConfigKey<YamlMap?> Timeout = Key.Map("timeout", "Checked and never read.", DeadTimeoutKeys.Section) with
    {
        RefusesNothing = true,
        Effect = None,
        Instead = "Write 'timeout_settings' with 'orchestrator_timeout_seconds' at the top of the file.",
    };

    /// <summary>Planning, restarts and so on.</summary>
    public static readonly ConfigKey<YamlMap?> Coordination =
        Key.Map("coordination", "How agents plan, restart and remember.", CoordinationKeys.Section) with { RefusesNothing = true };

    /// <summary>Paraphrasing.</summary>
    public static readonly ConfigKey<YamlMap?> Dspy =
        Key.Map("dspy", "Paraphrasing of the question by DSPy.", DspyKeys.Section) with { Effect = NotYet };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("orchestrator", "The section 'orchestrator'",
    [
        SnapshotStorage, AgentTemporaryWorkspace, ContextPaths, Coordination, VotingSensitivity, AnswerNovelty, Timeout, SkipCoordination, DebugFinalAnswer,
        MostAnswersPerAgent, Dspy, SessionStorage,
    ])
    {
        Misplaced =
        [
            new("voting_config", "Nothing reads it; use 'voting_sensitivity'."),
            new("max_rounds", "Nothing reads it; 'max_new_answers_per_agent' limits a run."),
        ],
    };
}
