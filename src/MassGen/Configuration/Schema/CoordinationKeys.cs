using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of <c>orchestrator.coordination</c>.</summary>
public static class CoordinationKeys
{
    /// <summary>Planning mode.</summary>
    public static readonly ConfigKey<bool?> PlanningMode =
        Key.Switch("enable_planning_mode", "Agents plan first; tools with effects wait for the final presentation.") with { Default = "false", RefusesNothing = true };

    /// <summary>Its words.</summary>
    public static readonly ConfigKey<string?> PlanningInstruction = Key.Text("planning_mode_instruction", "The words that tell agents to plan first.");

    /// <summary>Restarts.</summary>
    public static readonly ConfigKey<int?> MostRestarts =
        Key.WholeNumber("max_orchestration_restarts", "How often a run may start over when its winner finds the answer lacking.", 0) with
        {
            Default = "0",
            RefusesNothing = true,
        };

    /// <summary>Task lists.</summary>
    public static readonly ConfigKey<bool?> TaskPlanning = Key.Switch("enable_agent_task_planning", "Agents get tools for a task list.") with { Default = "false" };

    /// <summary>Their length.</summary>
    public static readonly ConfigKey<int?> MostTasksPerPlan = Key.WholeNumber("max_tasks_per_plan", "The longest task list.", 1) with { Default = "10" };

    /// <summary>Task lists as files.</summary>
    public static readonly ConfigKey<bool?> TaskPlanningFiles =
        Key.Switch("task_planning_filesystem_mode", "Task lists are kept as files in the workspace.") with { Default = "false" };

    /// <summary>Memories as files.</summary>
    public static readonly ConfigKey<bool?> MemoryFiles =
        Key.Switch("enable_memory_filesystem_mode", "Memories are kept as files in the workspace.") with { Default = "false" };

    /// <summary>Skills.</summary>
    public static readonly ConfigKey<bool?> UseSkills =
        Key.Switch("use_skills", "Agents get the skills found in the skills directory. Needs an agent with a shell.") with { Default = "false" };

    /// <summary>Built-in skills.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> BuiltInSkills =
        Key.Texts("massgen_skills", "Built-in skills to add, by directory name; empty adds all.") with { Default = "[]" };

    /// <summary>Where skills are.</summary>
    public static readonly ConfigKey<string?> SkillsDirectory = Key.Text("skills_directory", "Where skills are looked for.") with { Default = ".agent/skills" };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("orchestrator.coordination", "The section 'coordination'",
    [
        PlanningMode, PlanningInstruction, MostRestarts, TaskPlanning, MostTasksPerPlan, TaskPlanningFiles, MemoryFiles, UseSkills, BuiltInSkills, SkillsDirectory,
    ]);
}
