using System.Text;
using MassGen.Events;
using MassGen.Testing;
using Xunit;

namespace MassGen.Tests.Events;

public sealed class EventFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_follows_the_log_in_its_order_and_ends_with_it()
    {
        var log = new EventLog(new ManualTime());
        var path = Path.Combine(_folder.Path, "events.jsonl");
        var following = EventFile.FollowAsync(log, path, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() => Write(log, $"writer{writer}", 200))));
        log.Append(new RunFinished { Outcome = RunOutcome.Completed });
        await following.WaitAsync(Patience);

        var (events, torn) = EventFile.Read(path);

        Assert.False(torn);
        Assert.Equal(log.Snapshot().Select(EventJson.ToLine), events.Select(EventJson.ToLine));
        Assert.Equal(801, events.Count);
    }

    [Fact]
    public async Task A_cancelled_file_holds_what_was_appended_before()
    {
        using var enough = new CancellationTokenSource();
        var log = new EventLog(new ManualTime());
        var path = Path.Combine(_folder.Path, "events.jsonl");
        var following = EventFile.FollowAsync(log, path, enough.Token);
        Write(log, "ada", 3);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following.WaitAsync(Patience));
        Assert.Equal(["0", "1", "2"], EventFile.Read(path).Events.Cast<TextDelta>().Select(piece => piece.Text));
    }

    [Fact]
    public async Task A_file_can_be_written_after_the_end_and_replaces_an_older_one()
    {
        var log = new EventLog(new ManualTime());
        log.Append(new RunFinished { Outcome = RunOutcome.Failed });
        var path = _folder.Write("events.jsonl", new string('x', 5000));

        await EventFile.FollowAsync(log, path, CancellationToken.None).WaitAsync(Patience);

        Assert.IsType<RunFinished>(Assert.Single(EventFile.Read(path).Events));
    }

    [Fact]
    public void A_last_line_that_was_cut_off_is_dropped_and_reported()
    {
        var (events, torn) = Read(Line(1) + "\n" + Line(2)[..20]);

        Assert.True(torn);
        Assert.Equal(1, Assert.Single(events).Seq);
    }

    [Fact]
    public void A_line_cut_off_at_any_byte_is_either_whole_or_dropped()
    {
        var second = Encoding.UTF8.GetBytes(Line(2, "\u00e9t\u00e9"));
        for (var length = 1; length < second.Length; length++)
        {
            var path = Path.Combine(_folder.Path, "torn.jsonl");
            File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(Line(1) + "\n"), .. second[..length]]);
            Assert.True(EventFile.Read(path) is ({ Count: 1 }, true), $"at byte {length}");
        }
    }

    [Fact]
    public void A_last_line_that_only_lacks_its_end_is_kept()
    {
        var (events, torn) = Read(Line(1) + "\n" + Line(2));

        Assert.False(torn);
        Assert.Equal(2, events.Count);
    }

    [Theory]
    [InlineData("this is no event")]
    [InlineData("{\"seq\":2}")]
    [InlineData("")]
    public void A_broken_line_in_the_middle_is_located(string broken)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read($"{Line(1)}\n{broken}\n{Line(3)}\n"));

        Assert.EndsWith("events.jsonl:2: this line is not an event of the log.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_the_numbers_is_located()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read($"{Line(1)}\n{Line(3)}\n"));

        Assert.EndsWith("events.jsonl:2: event 2 was expected here, but this is event 3.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_newer_version_with_an_unknown_event_is_readable()
    {
        var newer = """{"type":"agent.sang","seq":2,"at":"2026-01-01T00:00:00+00:00","song":[1]}""";
        var (events, torn) = Read($"{Line(1)}\n{newer}\n{Line(3)}\n");

        Assert.False(torn);
        Assert.Equal("agent.sang", Assert.IsType<UnknownEvent>(events[1]).Type);
    }

    [Fact]
    public void An_empty_file_holds_no_events() => Assert.Empty(Read("").Events);

    private static void Write(EventLog log, string agent, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Append(new TextDelta { Agent = agent, Text = $"{i}" });
        }
    }

    private static string Line(int seq, string text = "a") =>
        Encoding.UTF8.GetString(EventJson.ToLine(new TextDelta { Seq = seq, Text = text }));

    private (IReadOnlyList<RunEvent> Events, bool Torn) Read(string content) => EventFile.Read(_folder.Write("events.jsonl", content));
}
