using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
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
        from answers in Gen.Choose(1, 4)
        from failures in Gen.Choose(1, 3)
        from refusals in Gen.Choose(1, 3)
        from trouble in Gen.Elements(0, 5, 20, 60, 100)
        from interruptions in Gen.Elements(0, 0, 20, 200)
        select new Scenario(seed, agents, answers, failures, refusals, trouble, interruptions);

    [Fact]
    public void Every_promise_holds_for_any_order_of_turns()
    {
        var seen = new Dictionary<string, int>();
        var property = Prop.ForAll(Scenarios.ToArbitrary(), scenario => Count(seen, new RandomRun(scenario).Play()));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(Replaying()).WithName($"seed {Seed}"), property);

        output.WriteLine($"seed {Seed}: " + string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.All(Enum.GetNames<RunOutcome>(), outcome => Assert.True(seen.GetValueOrDefault(outcome) > 100, $"hardly ever {outcome}"));
        Assert.All(Enum.GetNames<DecisionRule>(), rule => Assert.True(seen.GetValueOrDefault(rule) > 100, $"hardly ever {rule}"));
    }

    private static FSharpOption<Replay> Replaying() => new(new Replay(new Rnd(Seed), FSharpOption<int>.None));

    private static void Count(Dictionary<string, int> seen, RunRecord run)
    {
        Add("sequences", 1);
        Add("inputs", run.Inputs);
        Add("outdated votes", run.Events.Count(refused => refused is VoteRejected { Reason: MassGen.Coordination.Coordinator.Outdated }));
        Add(run.Events.OfType<RunFinished>().Single().Outcome.ToString(), 1);
        if (run.Events.OfType<WinnerChosen>().SingleOrDefault() is { } winner)
        {
            Add(winner.Rule.ToString(), 1);
        }

        void Add(string what, int number) => seen[what] = seen.GetValueOrDefault(what) + number;
    }
}
