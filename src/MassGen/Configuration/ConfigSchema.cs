using static MassGen.Configuration.ConfigValueKind;

namespace MassGen.Configuration;

/// <summary>
/// Every key of a MassGen configuration, written once. The loader, its messages and the reference page come from here. Names and
/// defaults are those of the Python project (v0.1.12); <c>budget</c> is our own addition.
/// </summary>
public static class ConfigSchema
{
    /// <summary>The keys of <c>orchestrator.coordination</c>.</summary>
    public static ConfigSection Coordination { get; } = new("orchestrator.coordination",
    [
        new("enable_planning_mode", TrueOrFalse, "Agents plan first; tools with effects wait for the final presentation.") { Default = "false" },
        new("planning_mode_instruction", Text, "The words that tell agents to plan first."),
        new("max_orchestration_restarts", WholeNumber, "How often a finished run may start over when its winner finds the answer lacking.") { Default = "0" },
        new("enable_agent_task_planning", TrueOrFalse, "Agents get tools for a task list.") { Default = "false" },
        new("max_tasks_per_plan", WholeNumber, "The longest task list.") { Default = "10" },
        new("task_planning_filesystem_mode", TrueOrFalse, "Task lists are kept as files in the workspace.") { Default = "false" },
        new("enable_memory_filesystem_mode", TrueOrFalse, "Memories are kept as files in the workspace.") { Default = "false" },
        new("use_skills", TrueOrFalse, "Agents get the skills found in the skills directory.") { Default = "false" },
        new("massgen_skills", List, "Built-in skills to add, by directory name."),
        new("skills_directory", Text, "Where skills are looked for.") { Default = ".agent/skills" },
    ]);

    /// <summary>The keys of <c>orchestrator</c>.</summary>
    public static ConfigSection Orchestrator { get; } = new("orchestrator",
    [
        new("snapshot_storage", Text, "Where agents' workspaces are kept after each answer. Needed as soon as an agent has `cwd`."),
        new("agent_temporary_workspace", Text, "Where agents see the others' workspaces. Needed as soon as an agent has `cwd`."),
        new("session_storage", Text, "Read by nobody, in the Python project either."),
        new("context_paths", List, "Folders and files that all agents may use."),
        new("voting_sensitivity", Text, "How good an answer must be before agents vote for it.") { Default = "lenient", Allowed = ["lenient", "balanced", "strict"] },
        new("answer_novelty_requirement", Text, "How different a new answer must be.") { Default = "lenient", Allowed = ["lenient", "balanced", "strict"] },
        new("max_new_answers_per_agent", WholeNumber, "How many answers one agent may submit.") { Default = "10", Least = 1, Most = int.MaxValue, IsHonoured = true },
        new("skip_coordination_rounds", TrueOrFalse, "The first agent presents at once.") { Default = "false" },
        new("debug_final_answer", Any, "Replaces the answer in tests of the Python project."),
        new("timeout", Map, "Read by nobody; use `timeout_settings`."),
        new("coordination", Map, "How agents plan, restart and remember.") { Section = Coordination },
        new("dspy", Map, "Paraphrasing of the question by DSPy."),
    ]);

    /// <summary>The keys of <c>timeout_settings</c>.</summary>
    public static ConfigSection Timeouts { get; } = new("timeout_settings",
    [
        new("orchestrator_timeout_seconds", Number, "How long the whole run may take, in seconds.")
        {
            Default = "1800",
            Least = 0.001m,
            Most = (decimal)Runs.RunPlan.LongestTimeout.TotalSeconds,
            IsHonoured = true,
        },
    ]);

    /// <summary>The keys of <c>budget</c>, which the Python project does not have.</summary>
    public static ConfigSection Budget { get; } = new("budget",
    [
        new("usd", Number, "US dollars the run may cost, counted from what providers report.") { Least = 0, IsHonoured = true },
        new("tokens", WholeNumber, "Tokens the run may use, in and out.") { Least = 0, Most = int.MaxValue, IsHonoured = true },
        new("calls", WholeNumber, "Model calls the run may make.") { Least = 0, Most = int.MaxValue, IsHonoured = true },
    ]);

    /// <summary>The keys of <c>ui</c>.</summary>
    public static ConfigSection Ui { get; } = new("ui",
    [
        new("display_type", Text, "How the terminal shows the run.") { Default = "rich_terminal", Allowed = ["rich_terminal", "simple", "terminal", "silent"] },
        new("logging_enabled", TrueOrFalse, "Without effect, in the Python project too.") { Default = "true" },
        new("use_orchestrator_for_single_agent", TrueOrFalse, "One agent runs through the coordination as well.") { Default = "true" },
    ]);

    /// <summary>The keys of an agent.</summary>
    public static ConfigSection Agent { get; } = new("agents[]",
    [
        new("id", Text, "The agent's name; no two alike.") { IsRequired = true, IsHonoured = true },
        new("backend", Map, "The model and the tools.") { IsRequired = true, IsHonoured = true, Section = BackendSchema.Section },
        new("system_message", Text, "The agent's own instructions.") { IsHonoured = true },
        new("memory", Map, "Memory settings of this agent, over the general ones."),
    ]);

    /// <summary>The keys at the top of the file.</summary>
    public static ConfigSection Root { get; } = new("",
    [
        new("agents", List, "The agents, in order.") { IsHonoured = true, Section = Agent },
        new("agent", Map, "A single agent.") { IsHonoured = true, Section = Agent },
        new("orchestrator", Map, "How the agents work together.") { IsHonoured = true, Section = Orchestrator },
        new("timeout_settings", Map, "Time limits.") { IsHonoured = true, Section = Timeouts },
        new("budget", Map, "What the run may use.") { IsHonoured = true, Section = Budget },
        new("ui", Map, "The terminal.") { IsHonoured = true, Section = Ui },
        new("memory", Map, "What agents remember between turns."),
        new("session_id", Text, "An earlier session to continue."),
    ]);
}
