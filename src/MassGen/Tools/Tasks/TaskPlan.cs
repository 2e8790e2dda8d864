using System.Globalization;

namespace MassGen.Tools;

/// <summary>An agent's tasks in their order. Never changed: each change makes a new list or is refused.</summary>
internal sealed record TaskPlan(IReadOnlyList<PlannedTask> Tasks)
{
    public static TaskPlan Empty { get; } = new([]);

    public PlannedTask? Find(string id) => Tasks.FirstOrDefault(task => task.Id == id);

    /// <summary>The tasks that can be begun now.</summary>
    public IEnumerable<PlannedTask> Ready => Tasks.Where(task => task.Status == PlannedTask.Pending && !WaitsFor(task).Any());

    /// <summary>The tasks that wait for others, and those that were set to blocked.</summary>
    public IEnumerable<PlannedTask> Blocked =>
        Tasks.Where(task => task.Status == PlannedTask.Blocked || (task.Status == PlannedTask.Pending && WaitsFor(task).Any()));

    /// <summary>The ids of the tasks that a task still waits for.</summary>
    public IEnumerable<string> WaitsFor(PlannedTask task) => task.DependsOn.Where(id => Find(id)?.Status != PlannedTask.Completed);

    /// <summary>Checks a whole new list.</summary>
    public static PlanChange Create(IReadOnlyList<PlannedTask> tasks)
    {
        if (tasks.GroupBy(task => task.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return PlanChange.Refused($"Two tasks have the id '{twice.Key}'. Give each an id of its own, or none.");
        }

        var plan = new TaskPlan(tasks);
        var stranger = tasks.SelectMany(task => task.DependsOn).FirstOrDefault(id => plan.Find(id) is null);
        return stranger is not null ? PlanChange.Unknown(stranger, plan)
            : TaskCycle.In(tasks) is { } cycle ? PlanChange.Refused($"These tasks wait for each other: {string.Join(" → ", cycle)}. Take one of the dependencies away.")
            : plan;
    }

    public PlanChange Add(PlannedTask task, string? after)
    {
        if (task.DependsOn.FirstOrDefault(id => Find(id) is null) is { } stranger)
        {
            return PlanChange.Unknown(stranger, this);
        }

        if (after is not null && Find(after) is null)
        {
            return PlanChange.Unknown(after, this);
        }

        var tasks = Tasks.ToList();
        tasks.Insert(after is null ? tasks.Count : tasks.FindIndex(other => other.Id == after) + 1, task);
        return new TaskPlan(tasks);
    }

    public PlanChange Change(string id, Func<PlannedTask, PlannedTask> change) =>
        Find(id) is null ? PlanChange.Unknown(id, this) : new TaskPlan([.. Tasks.Select(task => task.Id == id ? change(task) : task)]);

    public PlanChange Delete(string id)
    {
        if (Find(id) is null)
        {
            return PlanChange.Unknown(id, this);
        }

        var waiting = Tasks.Where(task => task.DependsOn.Contains(id)).Select(task => task.Id).ToList();
        return waiting.Count == 0
            ? new TaskPlan([.. Tasks.Where(task => task.Id != id)])
            : PlanChange.Refused($"'{id}' cannot be deleted: {string.Join(", ", waiting)} depends on it. Delete what depends on it first.");
    }

    /// <summary>An id that nobody has: <c>task_1</c>, <c>task_2</c> …, from a number on.</summary>
    public static string NewId(IReadOnlyCollection<string> taken, int first)
    {
        for (var number = first; ; number++)
        {
            var id = "task_" + number.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(id))
            {
                return id;
            }
        }
    }
}
