using System.Text;
using System.Text.RegularExpressions;
using MassGen.Events;
using MassGen.Runs;
using MassGen.Tests.Coordination;
using Microsoft.Extensions.AI;
using Xunit;
using static MassGen.Tests.Runs.Playing;

namespace MassGen.Tests.Runs;

public sealed partial class ScheduleTests
{
    private static readonly AIFunction Look = AIFunctionFactory.Create(async () => { await Task.Yield(); return "blue"; }, "look");

    [GeneratedRegex("\"(at|elapsedMs|callId)\":(\"[^\"]*\"|[0-9.]+)")]
    private static partial Regex Varying();

    private static string Scrubbed(IEnumerable<RunEvent> events) =>
        string.Join('\n', events.Select(runEvent => Varying().Replace(Encoding.UTF8.GetString(EventJson.ToLine(runEvent)), "\"$1\":0")));

    /// <summary>Yields now and then, so that the threads meet in another order each time.</summary>
    private static Step Jittery(Random random, Step step) => async (request, token) =>
    {
        for (var yields = Next(random, 20); yields > 0; yields--)
        {
            await Task.Yield();
        }

        return await step(request, token);
    };

    private static int Next(Random random, int limit)
    {
        lock (random)
        {
            return random.Next(limit);
        }
    }

    // Also when the first of them is ready before the last has begun.
    [Fact]
    public async Task No_round_begins_without_an_agent_that_begins_at_the_same_time()
    {
        for (var i = 0; i < 100; i++)
        {
            var clients = Enumerable.Range(0, 6).Select(index => new ScriptedClient(Model.Sensible(Scene.Names[index]))).ToArray();
            await PlayAsync(Plan([.. clients]));
            Assert.All(clients, client => Assert.Equal(["new_answer"], client.Requests.First().Tools));
        }
    }

    [Fact]
    public async Task A_lockstep_run_is_the_same_every_time()
    {
        var random = new Random(7);
        var runs = new HashSet<string>();
        for (var i = 0; i < 50; i++)
        {
            runs.Add(Scrubbed(await PlayAsync(PlanOf(
                Agent("ada", new ScriptedClient(Jittery(random, Model.Uses("look")), Jittery(random, Model.Sensible("ada"))), Look),
                Agent("bob", new ScriptedClient(Jittery(random, Model.Throws(new IOException("cut off"))), Jittery(random, Model.Sensible("bob"))), Look),
                Agent("cyd", new ScriptedClient(Jittery(random, Model.Sensible("cyd"))), Look)))));
        }

        Assert.Single(runs);
        Assert.Contains("\"outcome\":\"Completed\"", runs.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_first_lockstep_round_nobody_sees_an_answer_and_in_the_second_everybody_sees_all()
    {
        ScriptedClient[] clients = [new(Model.Sensible("ada")), new(Model.Sensible("bob")), new(Model.Sensible("cyd"))];
        await PlayAsync(Plan([.. clients]));

        Assert.All(clients, client => Assert.Contains("There are no answers yet.", client.Requests.ElementAt(0).Text, StringComparison.Ordinal));
        Assert.All(clients, client => Assert.Contains("<answer by=\"agent3\">", client.Requests.ElementAt(1).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_lockstep_one_model_call_is_under_way_at_a_time()
    {
        var (now, most) = (0, 0);
        Step Counting(string name) => async (request, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return await Model.Sensible(name)(request, token);
        };
        await PlayAsync(Plan(new ScriptedClient(Counting("ada")), new ScriptedClient(Counting("bob")), new ScriptedClient(Counting("cyd"))));

        Assert.Equal(1, most);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_promises_of_the_coordination_hold_in_real_runs(bool lockstep)
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var agents = 1 + Next(random, 5);
            var plan = Plan([.. Scene.Names.Take(agents).Select(name => new ScriptedClient(Jittery(random, Erratic(random, name))))]);
            var events = await PlayAsync(lockstep ? plan : plan with { Schedule = new ParallelSchedule() });
            CheckPromises(events, agents);
        }
    }

    private static Step Erratic(Random random, string name) => (request, token) => Next(random, 12) switch
    {
        0 => Model.Throws(new IOException("cut off"))(request, token),
        1 => Model.Text("Hm.")(request, token),
        2 => Model.Uses("nothing")(request, token),
        3 when request.Tools.Contains("new_answer") => Model.Answers($"{name} again")(request, token),
        4 => Model.Votes("agent1")(request, token),
        _ => Model.Sensible(name)(request, token),
    };

    private static void CheckPromises(IReadOnlyList<RunEvent> events, int agents)
    {
        var record = new RunRecord(new Scenario(0, agents, Answers: 10, Failures: 3, Refusals: 3, Trouble: 0, Interruptions: 0));
        foreach (var runEvent in events)
        {
            record.Note(runEvent);
            record.Events.Add(runEvent);
        }

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(runEvent => (int)runEvent.Seq));
        Assert.IsType<RunFinished>(events[^1]);
        Assert.Single(events.OfType<RunFinished>());
        Assert.IsType<RunStarted>(events[0]);
        Assert.True(events.End().Outcome is RunOutcome.Completed or RunOutcome.Failed, $"{events.End().Outcome}");
    }

    [Fact]
    public async Task Cancelling_at_any_moment_ends_a_run()
    {
        var random = new Random(13);
        for (var i = 0; i < 200; i++)
        {
            using var cancel = new CancellationTokenSource();
            var plan = Plan([.. Scene.Names.Take(3).Select(name => new ScriptedClient(Jittery(random, Erratic(random, name))))]);
            var run = Run.Start(i % 2 == 0 ? plan : plan with { Schedule = new ParallelSchedule() }, cancel.Token);
            await run.SeenAsync<RunEvent>(count: 1 + Next(random, 12));
            await cancel.CancelAsync();

            var end = await run.Completion.WaitAsync(Patience);
            Assert.True(end.Outcome is RunOutcome.Cancelled or RunOutcome.Completed or RunOutcome.Failed, $"{end.Outcome}");
            Assert.Same(end, run.Log.Snapshot()[^1]);
        }
    }
}
