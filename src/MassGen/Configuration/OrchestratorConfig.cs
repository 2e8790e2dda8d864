using MassGen.Diagnostics;

namespace MassGen.Configuration;

/// <summary>How strict agents are asked to be: when they vote, and how different a new answer must be.</summary>
public enum Strictness
{
    /// <summary>Vote as soon as an answer handles the question well; any answer counts as new.</summary>
    Lenient,

    /// <summary>Look for weaknesses first; an answer that shares more than 70 % of its words with another is not new.</summary>
    Balanced,

    /// <summary>Every aspect counts; an answer that shares more than 50 % of its words with another is not new.</summary>
    Strict,
}

/// <summary>How the agents work together: <c>orchestrator</c> of a configuration, with the defaults in place.</summary>
public sealed record OrchestratorConfig
{
    /// <summary>Where agents' workspaces are kept after each answer, as it was written, or null.</summary>
    public string? SnapshotStorage { get; init; }

    /// <summary>Where agents see the others' workspaces, as it was written, or null.</summary>
    public string? AgentTemporaryWorkspace { get; init; }

    /// <summary>Folders and files that all agents may use.</summary>
    public IReadOnlyList<ContextPathConfig> ContextPaths { get; init; } = [];

    /// <summary>How good an answer must be before agents vote for it.</summary>
    public Strictness VotingSensitivity { get; init; } = Strictness.Lenient;

    /// <summary>How different a new answer must be.</summary>
    public Strictness AnswerNovelty { get; init; } = Strictness.Lenient;

    /// <summary>How many answers one agent may submit, or null for the default. 0 means that nobody may.</summary>
    public int? MostAnswersPerAgent { get; init; }

    /// <summary>Whether the first agent presents at once, without answers and votes.</summary>
    public bool SkipCoordination { get; init; }

    /// <summary>A text that replaces the final answer when the winner judges it for the first time, or null: a test of restarts.</summary>
    public string? DebugFinalAnswer { get; init; }

    /// <summary>Planning, restarts, tasks, memories and skills.</summary>
    public CoordinationConfig Coordination { get; init; } = new();
}

/// <summary><c>orchestrator.coordination</c> of a configuration, with the defaults in place.</summary>
public sealed record CoordinationConfig
{
    /// <summary>Whether agents only plan until the winner presents; tools with effects then wait.</summary>
    public bool PlanningMode { get; init; }

    /// <summary>The words that tell agents to plan only, or null for the built-in ones.</summary>
    public string? PlanningInstruction { get; init; }

    /// <summary>How often a run may start over when its winner finds the final answer lacking.</summary>
    public int MostRestarts { get; init; }

    /// <summary>Whether agents get tools for a task list.</summary>
    public bool TaskPlanning { get; init; }

    /// <summary>The longest task list.</summary>
    public int MostTasksPerPlan { get; init; } = 10;

    /// <summary>Whether task lists are kept as files in the workspace too.</summary>
    public bool TaskPlanningFiles { get; init; }

    /// <summary>Whether agents keep memories as files in the workspace.</summary>
    public bool MemoryFiles { get; init; }

    /// <summary>Whether agents get skills.</summary>
    public bool UseSkills { get; init; }

    /// <summary>Built-in skills by directory name; empty means all.</summary>
    public IReadOnlyList<string> BuiltInSkills { get; init; } = [];

    /// <summary>Where skills are looked for.</summary>
    public string SkillsDirectory { get; init; } = ".agent/skills";
}

/// <summary>A folder or file that agents may use.</summary>
/// <param name="Path">The path as it was written, relative to the directory the program was started in.</param>
/// <param name="Position">Where it was written.</param>
public sealed record ContextPathConfig(string Path, SourcePosition Position)
{
    /// <summary>Whether the winner may write there while it presents. Everybody may read.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Paths under it that nobody may change, relative to it (to its folder where it is a file).</summary>
    public IReadOnlyList<string> ProtectedPaths { get; init; } = [];
}
