using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MassGen.Configuration;
using MassGen.Events;
using Microsoft.FSharp.Core;
using Xunit;
using Xunit.Abstractions;

namespace MassGen.Tests.Coordination;

public sealed class CoordinationInvariants(ITestOutputHelper output)
{
    private const int Sequences = 12_000;

    // Any number holds as well; MASSGEN_TESTS_SEED tries another one.
    private static readonly ulong Seed =
        ulong.Parse(Environment.GetEnvironmentVariable("MASSGEN_TESTS_SEED") ?? "20261121", CultureInfo.InvariantCulture);

    private static readonly Gen<Scenario> Scenarios =
        from seed in Gen.Choose(0, int.MaxValue)
        from agents in Gen.Choose(1, 6)
        from answers in Gen.Frequency((1, Gen.Constant(0)), (30, Gen.Choose(1, 4)))
        from failures in Gen.Choose(1, 3)
        from refusals in Gen.Choose(1, 3)
        from trouble in Gen.Elements(0, 5, 20, 60, 100)
        from interruptions in Gen.Elements(0, 0, 20, 200)
        from novelty in Gen.Elements(Strictness.Lenient, Strictness.Balanced, Strictness.Strict)
        from restarts in Gen.Elements(0, 0, 1, 3)
        from plans in Gen.Elements(false, false, true)
        from skips in Gen.Elements(false, false, false, false, true)
        select new Scenario(seed, agents, answers, failures, refusals, trouble, interruptions)
        {
            Novelty = novelty,
            Restarts = restarts,
            Plans = plans,
            Skips = skips,
        };

    [Fact]
    public void Every_promise_holds_for_any_order_of_turns()
    {
        var seen = new Dictionary<string, int>();
        var property = Prop.ForAll(Scenarios.ToArbitrary(), scenario =>
        {
            var run = new RandomRun(scenario).Play();
            Count(seen, run);
            Resume(seen, scenario, run);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(Replaying()).WithName($"seed {Seed}"), property);

        output.WriteLine($"seed {Seed}: " + string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.All(Enum.GetNames<RunOutcome>(), outcome => Assert.True(seen.GetValueOrDefault(outcome) > 100, $"hardly ever {outcome}"));
        Assert.All(["refused answers", "restarts", "planned"], rare => Assert.True(seen.GetValueOrDefault(rare) > 100, $"hardly ever {rare}"));
        Assert.All(Enum.GetNames<DecisionRule>(), rule => Assert.True(seen.GetValueOrDefault(rule) > 100, $"hardly ever {rule}"));
    }

    // The second half of a run is played twice from any of its events: what was accepted before stays, and it ends again.
    private static void Resume(Dictionary<string, int> seen, Scenario scenario, RunRecord run)
    {
        var random = new Random(scenario.Seed + 1);
        for (var again = 0; again < 2; again++)
        {
            var kept = run.Events.Where(runEvent => runEvent is not RunFinished).Take(random.Next(1, run.Events.Count)).ToList();
            run = new RandomRun(scenario with { Seed = random.Next() }).Resume(kept);
            Require.That(run.Events.Take(kept.Count).SequenceEqual(kept), "an event was lost");
            Require.That(run.Events.Count(runEvent => runEvent is RunFinished) == 1, "not exactly one last event");
            seen["resumed"] = seen.GetValueOrDefault("resumed") + 1;
        }
    }

    private static FSharpOption<Replay> Replaying() => new(new Replay(new Rnd(Seed), FSharpOption<int>.None));

    private static void Count(Dictionary<string, int> seen, RunRecord run)
    {
        Add("sequences", 1);
        Add("inputs", run.Inputs);
        Add("outdated votes", run.Events.Count(refused => refused is VoteRejected { Reason: MassGen.Coordination.Coordinator.Outdated }));
        Add("refused answers", run.Events.Count(refused => refused is AnswerRejected));
        Add("restarts", run.Events.Count(again => again is RunRestarted));
        Add("planned", run.Events.Count(planned => planned is PlanningDecided));
        Add(run.Events.OfType<RunFinished>().Single().Outcome.ToString(), 1);
        foreach (var winner in run.Events.OfType<WinnerChosen>())
        {
            Add(winner.Rule.ToString(), 1);
        }

        void Add(string what, int number) => seen[what] = seen.GetValueOrDefault(what) + number;
    }
}
