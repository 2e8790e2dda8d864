using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Events;
using MassGen.Runs;
using MassGen.Testing;
using MassGen.Tests.Coordination;
using Microsoft.Extensions.AI;

namespace MassGen.Tests.Runs;

/// <summary>Plans and plays runs of scripted agents called ada, bob, cyd …</summary>
internal static class Playing
{
    /// <summary>Far more than any of these runs needs; only a hanging one waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Agent Agent(string id, IChatClient client, params AIFunction[] tools) =>
        new() { Id = id, Backend = "scripted", Client = client, Environment = _ => AgentEnvironment.Of(tools) };

    public static Agent Agent(string id, IChatClient client, Action ended) =>
        new() { Id = id, Backend = "scripted", Client = client, Environment = _ => new WatchedEnvironment(ended) };

    public static RunPlan Plan(params IChatClient[] clients) => PlanOf([.. clients.Select((client, index) => Agent(Scene.Names[index], client))]);

    public static RunPlan PlanOf(params Agent[] agents) => new()
    {
        Question = "Why is the sky blue?",
        Agents = agents,
        Rules = new CoordinationRules { FirstRetryDelay = TimeSpan.Zero },
        Schedule = Lockstep(agents.Length),
        Time = new ManualTime(),
    };

    public static LockstepSchedule Lockstep(int agents) => new([.. Scene.Names.Take(agents)]);

    /// <summary>Plays a run to its end.</summary>
    public static async Task<IReadOnlyList<RunEvent>> PlayAsync(RunPlan plan)
    {
        var run = Run.Start(plan, CancellationToken.None);
        await run.Completion.WaitAsync(Patience);
        return run.Log.Snapshot();
    }

    public static RunFinished End(this IReadOnlyList<RunEvent> events) => (RunFinished)events[^1];

    /// <summary>Waits until so many events of a kind are in the log.</summary>
    public static async Task<T> SeenAsync<T>(this Run run, Func<T, bool>? which = null, int count = 1)
        where T : RunEvent
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var runEvent in run.Log.ReadAsync(1, patience.Token))
        {
            if (runEvent is T found && (which?.Invoke(found) ?? true) && --count == 0)
            {
                return found;
            }
        }

        throw new InvalidOperationException($"The run ended without the {typeof(T).Name} that was waited for.");
    }
}
