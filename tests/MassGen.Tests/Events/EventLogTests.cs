using MassGen.Events;
using MassGen.Testing;
using Xunit;

namespace MassGen.Tests.Events;

public sealed class EventLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly EventLog _log = new(new ManualTime());

    private static RunFinished End => new() { Outcome = RunOutcome.Completed };

    [Fact]
    public async Task Six_readers_see_what_five_writers_append_without_a_gap_and_in_one_order()
    {
        var early = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAll(1))).ToList();
        var writers = Enumerable.Range(0, 5).Select(writer => Task.Run(() => Write(writer, 2000))).ToList();
        await writers[0];
        var late = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAll(1))).ToList();
        await Task.WhenAll(writers);
        _log.Append(End);

        var read = await Task.WhenAll([.. early, .. late]).WaitAsync(Patience);

        Assert.All(read, events => Assert.Equal(Enumerable.Range(1, 10_001), events.Select(runEvent => (int)runEvent.Seq)));
        Assert.All(read, events => Assert.Equal(_log.Snapshot(), events));
    }

    [Fact]
    public async Task Each_writer_s_own_events_stay_in_its_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(writer => Task.Run(() => Write(writer, 500))));

        var byWriter = _log.Snapshot().Cast<TextDelta>().GroupBy(piece => piece.Agent);
        Assert.All(byWriter, own => Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), own.Select(piece => piece.Text)));
    }

    [Fact]
    public void Nothing_can_follow_the_last_event()
    {
        _log.Append(End);

        var late = Assert.Throws<InvalidOperationException>(() => _log.Append(new TextDelta { Text = "late" }));
        Assert.Contains("TextDelta", late.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _log.Append(End));
        Assert.Equal((1, true), (_log.Count, _log.IsFinished));
    }

    [Fact]
    public async Task A_log_that_finds_no_room_for_its_file_stays_in_memory()
    {
        var log = new EventLog(new ManualTime(), [], 100_000, Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "nowhere"));
        foreach (var number in Enumerable.Range(1, 5000))
        {
            log.Append(new TextDelta { Text = $"{number}" });
        }

        log.Append(End);
        var read = new List<RunEvent>();
        await foreach (var runEvent in log.ReadAsync(1, CancellationToken.None))
        {
            read.Add(runEvent);
        }

        Assert.Equal(Enumerable.Range(1, 5001), read.Select(runEvent => (int)runEvent.Seq));
    }

    [Fact]
    public void An_event_gets_its_number_and_its_time_from_the_log()
    {
        var time = new ManualTime();
        var log = new EventLog(time);
        log.Append(new TextDelta { Text = "a" });
        time.Advance(TimeSpan.FromSeconds(3));

        var stamped = log.Append(new TextDelta { Text = "b", Seq = 77, At = default });

        Assert.Equal((2, time.GetUtcNow()), (stamped.Seq, stamped.At));
        Assert.Same(stamped, log.Snapshot()[1]);
    }

    [Fact]
    public async Task A_reader_that_gives_up_does_not_touch_the_log()
    {
        using var enough = new CancellationTokenSource();
        var reading = ReadAll(1, enough.Token);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
        _log.Append(new TextDelta { Text = "still here" });
        _log.Append(End);
        Assert.Equal(2, (await ReadAll(1).WaitAsync(Patience)).Count);
    }

    [Fact]
    public async Task A_log_without_readers_keeps_everything_for_the_first_one()
    {
        Write(0, 1000);
        _log.Append(End);

        Assert.Equal(1001, (await ReadAll(1).WaitAsync(Patience)).Count);
    }

    [Theory]
    [InlineData(-5, 4)]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    [InlineData(100, 0)]
    [InlineData(long.MaxValue, 0)]
    public async Task Reading_a_finished_log_from_any_place_ends(long from, int expected)
    {
        Write(0, 3);
        _log.Append(End);

        Assert.Equal(expected, (await ReadAll(from).WaitAsync(Patience)).Count);
    }

    [Fact]
    public async Task A_reader_of_the_future_ends_when_the_log_ends_before_it()
    {
        var reading = ReadAll(50);
        Write(0, 3);
        _log.Append(End);

        Assert.Empty(await reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task What_was_appended_before_the_cancellation_is_still_read()
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            using var enough = new CancellationTokenSource();
            var log = new EventLog(new ManualTime());
            var read = new List<RunEvent>();
            var reading = CollectAsync(log, read, enough.Token);
            log.Append(new TextDelta { Text = "in time" });
            await enough.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));
            Assert.Single(read);
        }
    }

    [Fact]
    public async Task What_no_longer_fits_into_memory_is_read_from_the_log_s_file()
    {
        var log = new EventLog(new ManualTime(), [], window: 300_000);
        for (var i = 0; i < 5000; i++)
        {
            log.Append(new TextDelta { Agent = "ada", Text = $"{i} \u00e9\n" });
        }

        log.Append(End);
        var read = new List<RunEvent>();
        await CollectAsync(log, read, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{i} \u00e9\n"), read.OfType<TextDelta>().Select(piece => piece.Text));
        Assert.Equal(Enumerable.Range(1, 5001), log.Snapshot().Select(runEvent => (int)runEvent.Seq));
        Assert.Equal("7 \u00e9\n", ((TextDelta)log.Snapshot()[7]).Text);
        Assert.NotSame(log.Snapshot()[7], log.Snapshot()[7]);
    }

    [Fact]
    public async Task Readers_of_a_log_that_moves_to_its_file_see_every_event_once_and_in_order()
    {
        var log = new EventLog(new ManualTime(), [], window: 500_000);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var events = new List<RunEvent>();
            await CollectAsync(log, events, CancellationToken.None);
            return events;
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() => Write(log, writer, 4000))));
        log.Append(End);

        var read = await Task.WhenAll(readers).WaitAsync(Patience);

        Assert.All(read, events => Assert.Equal(Enumerable.Range(1, 16_001), events.Select(runEvent => (int)runEvent.Seq)));
    }

    [Fact]
    public void A_log_that_goes_on_keeps_the_numbers_and_times_of_earlier_events()
    {
        var earlier = new TextDelta { Text = "before", Seq = 1, At = DateTimeOffset.UnixEpoch };
        var log = new EventLog(new ManualTime(), [earlier]);

        Assert.Equal(2, log.Append(new TextDelta { Text = "after" }).Seq);
        Assert.Same(earlier, log.Snapshot()[0]);
        Assert.Throws<ArgumentException>(() => new EventLog(new ManualTime(), [earlier with { Seq = 2 }]));
        Assert.Throws<ArgumentException>(() => new EventLog(new ManualTime(), [End with { Seq = 1 }]));
    }

    private static async Task CollectAsync(EventLog log, List<RunEvent> into, CancellationToken cancellationToken)
    {
        await foreach (var runEvent in log.ReadAsync(1, cancellationToken))
        {
            into.Add(runEvent);
        }
    }

    private async Task<List<RunEvent>> ReadAll(long from, CancellationToken cancellationToken = default)
    {
        var events = new List<RunEvent>();
        await foreach (var runEvent in _log.ReadAsync(from, cancellationToken))
        {
            events.Add(runEvent);
        }

        return events;
    }

    private void Write(int writer, int count) => Write(_log, writer, count);

    private static void Write(EventLog log, int writer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Append(new TextDelta { Agent = $"writer{writer}", Text = $"{i}" });
        }
    }
}
