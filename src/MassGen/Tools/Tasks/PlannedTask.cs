using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>A task of an agent's list.</summary>
internal sealed record PlannedTask(string Id, string Description)
{
    public const string Pending = "pending";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
    public const string Blocked = "blocked";

    /// <summary>The words for a task's status, as in the Python project.</summary>
    public static IReadOnlyList<string> Statuses { get; } = [Pending, InProgress, Completed, Blocked];

    public string Status { get; init; } = Pending;

    /// <summary>The ids of the tasks that come first.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];
}

/// <summary>What became of a change to a list: the new list, or why there is none.</summary>
internal sealed record PlanChange(TaskPlan? Plan, string? Refusal)
{
    public static implicit operator PlanChange(TaskPlan plan) => new(plan, null);

    public static PlanChange Refused(string reason) => new(null, reason);

    public static PlanChange Unknown(string id, TaskPlan plan)
    {
        var ids = plan.Tasks.Select(task => task.Id).ToList();
        return Refused($"There is no task '{id}'. " + (NearestWord.Suggestion(id, ids)
            ?? (ids.Count == 0 ? "The plan is empty; make one with create_task_plan." : $"Tasks: {string.Join(", ", ids)}.")));
    }
}
