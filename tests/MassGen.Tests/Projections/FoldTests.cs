using FsCheck;
using FsCheck.Fluent;
using MassGen.Events;
using MassGen.Projections;
using Xunit;

namespace MassGen.Tests.Projections;

public sealed class FoldTests
{
    [Fact]
    public void A_transcript_of_the_beginning_continued_with_the_rest_is_the_transcript_of_all() =>
        Splits((prefix, rest) => Transcript.Of(prefix).Continue(rest).Steps.SequenceEqual(Transcript.Of([.. prefix, .. rest]).Steps));

    [Fact]
    public void A_ledger_of_the_beginning_continued_with_the_rest_is_the_ledger_of_all() =>
        Splits((prefix, rest) => CostLedger.Of(prefix).Continue(rest).Total == CostLedger.Of([.. prefix, .. rest]).Total);

    [Fact]
    public void A_timeline_of_the_beginning_continued_with_the_rest_is_the_timeline_of_all() =>
        Splits((prefix, rest) => Marks(Timeline.Of(prefix).Continue(rest)).SequenceEqual(Marks(Timeline.Of([.. prefix, .. rest]))));

    [Fact]
    public void An_event_of_the_future_changes_no_transcript() =>
        WithTheFuture(events => Transcript.Of(events).Steps.Select(step => step with { Seq = 0 }));

    [Fact]
    public void An_event_of_the_future_changes_no_ledger() => WithTheFuture(events => [CostLedger.Of(events).Total]);

    [Fact]
    public void An_event_of_the_future_changes_no_timeline() => WithTheFuture(events => Marks(Timeline.Of(events)));

    [Fact]
    public void Tokens_of_the_agents_add_up_to_the_total() => Prop.ForAll<int>(seed =>
    {
        var ledger = CostLedger.Of(RandomEvents.Of(seed));
        return ledger.Agents.Values.Sum(entry => entry.InputTokens) == ledger.Total.InputTokens;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_span_ends_before_it_began() => Prop.ForAll<int>(seed =>
        Timeline.Of(RandomEvents.Of(seed)).Lanes.SelectMany(lane => lane.Spans).All(span => span.End is null || span.End >= span.Start))
        .QuickCheckThrowOnFailure();

    private static void Splits(Func<IReadOnlyList<RunEvent>, IReadOnlyList<RunEvent>, bool> holds) =>
        Prop.ForAll<int, byte>((seed, at) =>
        {
            var events = RandomEvents.Of(seed);
            var split = at % (events.Count + 1);
            return holds([.. events.Take(split)], [.. events.Skip(split)]);
        }).QuickCheckThrowOnFailure();

    private static void WithTheFuture(Func<IReadOnlyList<RunEvent>, IEnumerable<object>> fold) =>
        Prop.ForAll<int>(seed =>
        {
            var events = RandomEvents.Of(seed);
            return fold(events).SequenceEqual(fold([.. events.SelectMany(known => new[] { known, new EventOfTheFuture { Agent = "a", At = known.At } })]));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<object> Marks(Timeline timeline) =>
        [timeline.Duration, .. timeline.Lanes.SelectMany(lane => lane.Spans), .. timeline.Lanes.SelectMany(lane => lane.Points)];
}
