namespace MassGen.Tools;

/// <summary>Finds tasks that wait for each other.</summary>
internal static class TaskCycle
{
    /// <summary>The ids along a circle, the first one again at the end; null where there is none. All dependencies must be tasks.</summary>
    public static IReadOnlyList<string>? In(IReadOnlyList<PlannedTask> tasks)
    {
        var byId = tasks.ToDictionary(task => task.Id);
        var isFree = new HashSet<string>();
        foreach (var task in tasks)
        {
            if (From(task, byId, isFree, []) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    // A plan has few tasks, so the path cannot grow deep.
    private static List<string>? From(PlannedTask task, Dictionary<string, PlannedTask> byId, HashSet<string> isFree, List<string> path)
    {
        if (path.IndexOf(task.Id) is >= 0 and var begin)
        {
            return [.. path[begin..], task.Id];
        }

        if (isFree.Contains(task.Id))
        {
            return null;
        }

        foreach (var next in task.DependsOn)
        {
            if (From(byId[next], byId, isFree, [.. path, task.Id]) is { } cycle)
            {
                return cycle;
            }
        }

        isFree.Add(task.Id);
        return null;
    }
}
