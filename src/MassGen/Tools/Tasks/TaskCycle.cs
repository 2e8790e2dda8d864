namespace MassGen.Tools;

/// <summary>Finds tasks that wait for each other.</summary>
internal static class TaskCycle
{
    /// <summary>The ids along a circle, the first one again at the end; null where there is none. All dependencies must be tasks.</summary>
    public static IReadOnlyList<string>? In(IReadOnlyList<PlannedTask> tasks)
    {
        var waiting = tasks.ToDictionary(task => task.Id);
        while (waiting.Values.Where(task => !task.DependsOn.Any(waiting.ContainsKey)).ToList() is { Count: > 0 } free)
        {
            free.ForEach(task => waiting.Remove(task.Id));
        }

        return tasks.FirstOrDefault(task => waiting.ContainsKey(task.Id)) is { } stuck ? Walk(stuck, waiting) : null;
    }

    // Each of these waits for another of them, so the way comes back to where it was.
    private static List<string> Walk(PlannedTask from, Dictionary<string, PlannedTask> waiting)
    {
        var way = new List<string>();
        for (var task = from; ; task = waiting[task.DependsOn.First(waiting.ContainsKey)])
        {
            var begin = way.IndexOf(task.Id);
            way.Add(task.Id);
            if (begin >= 0)
            {
                return way[begin..];
            }
        }
    }
}
