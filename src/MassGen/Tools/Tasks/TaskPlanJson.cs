using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Tools;

/// <summary>Tasks as JSON: in a tool's answers, and in the workspace as <c>tasks/plan.json</c>.</summary>
internal static class TaskPlanJson
{
    public static JsonObject Of(PlannedTask task) => new()
    {
        ["id"] = task.Id,
        ["description"] = task.Description,
        ["status"] = task.Status,
        ["dependencies"] = ToolAnswer.List(task.DependsOn),
    };

    public static JsonArray Of(IEnumerable<PlannedTask> tasks) => ToolAnswer.List(tasks.Select(task => (JsonNode?)Of(task)));

    public static JsonArray OfBlocked(TaskPlan plan) => ToolAnswer.List(plan.Blocked.Select(task =>
    {
        var json = Of(task);
        json["blocking_task_ids"] = ToolAnswer.List(plan.WaitsFor(task));
        return (JsonNode?)json;
    }));

    public static JsonObject Summary(TaskPlan plan) => new()
    {
        ["total_tasks"] = plan.Tasks.Count,
        ["completed_tasks"] = plan.Tasks.Count(task => task.Status == PlannedTask.Completed),
        ["in_progress_tasks"] = plan.Tasks.Count(task => task.Status == PlannedTask.InProgress),
        ["ready_tasks"] = plan.Ready.Count(),
        ["blocked_tasks"] = plan.Blocked.Count(),
    };

    public static string File(TaskPlan plan) => ToolAnswer.Text(new JsonObject { ["tasks"] = Of(plan.Tasks) }, indented: true) + "\n";

    /// <summary>The plan that a file holds, or why it holds none.</summary>
    public static (TaskPlan? Plan, string? Fault) Read(string text, int most)
    {
        try
        {
            if ((JsonNode.Parse(text) as JsonObject)?["tasks"] is not JsonArray items)
            {
                return (null, "It has no list 'tasks'.");
            }

            if (items.Count > most)
            {
                return (null, string.Create(CultureInfo.InvariantCulture, $"It has {items.Count} tasks; {most} is the limit (max_tasks_per_plan)."));
            }

            var change = TaskPlan.Create([.. items.Select(Task)]);
            return (change.Plan, change.Refusal);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return (null, wrong.Message);
        }
    }

    private static PlannedTask Task(JsonNode? item)
    {
        var status = Text(item, "status") ?? PlannedTask.Pending;
        return new PlannedTask(
            Text(item, "id") ?? throw new FormatException("A task has no 'id'."),
            Text(item, "description") ?? throw new FormatException("A task has no 'description'."))
        {
            Status = PlannedTask.Statuses.Contains(status) ? status : throw new FormatException($"'{status}' is no status."),
            DependsOn = [.. ((item as JsonObject)?["dependencies"] as JsonArray ?? []).Select(id => id?.ToString() ?? "")],
        };
    }

    private static string? Text(JsonNode? item, string key) => (item as JsonObject)?[key]?.GetValue<string>();
}
