using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MassGen.Events;
using Xunit;

namespace MassGen.Tests.Events;

public sealed class EventJsonTests
{
    private static readonly string[] Golden = File.ReadAllLines(RepositoryFolder.Of("tests/MassGen.Tests/Events/events.golden.jsonl"));

    [Fact]
    public void Every_event_type_is_written_as_its_golden_line() =>
        Assert.Equal(Golden, EventSamples.All.Select(sample => Encoding.UTF8.GetString(EventJson.ToLine(sample))));

    [Fact]
    public void Every_golden_line_is_read_and_written_again_byte_for_byte() =>
        Assert.Equal(Golden, Golden.Select(line => Encoding.UTF8.GetString(EventJson.ToLine(Read(line)))));

    [Fact]
    public void No_event_type_is_missing_from_the_golden_lines()
    {
        var types = typeof(RunEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RunEvent)) && !type.IsAbstract);

        Assert.Equal(types.Except([typeof(UnknownEvent)]).Select(type => type.Name).Order(), EventSamples.All.Select(sample => sample.GetType().Name).Order());
    }

    [Fact]
    public void Every_event_type_has_a_type_word_of_its_own()
    {
        var words = typeof(RunEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().ToList();

        Assert.Equal(EventSamples.All.Count, words.Select(word => word.TypeDiscriminator).Distinct().Count());
        Assert.Equal(EventSamples.All.Count, words.Select(word => word.DerivedType).Distinct().Count());
    }

    [Fact]
    public void A_field_of_a_newer_version_is_ignored()
    {
        var read = Read("""{"type":"text.delta","seq":3,"at":"2026-11-21T08:30:00+00:00","mood":{"a":[1]},"text":"Hi"}""");

        Assert.Equal((3, "Hi"), read is TextDelta delta ? (delta.Seq, delta.Text) : default);
    }

    [Fact]
    public void An_event_type_of_a_newer_version_keeps_its_place_and_its_word()
    {
        var read = Read("""{"type":"agent.sang","seq":7,"at":"2026-11-21T08:30:00+00:00","agent":"ada","song":{"type":"la"}}""");

        var unknown = Assert.IsType<UnknownEvent>(read);
        Assert.Equal(("agent.sang", 7, "ada"), (unknown.Type, unknown.Seq, unknown.Agent));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.Zero), unknown.At);
    }

    [Theory]
    [InlineData("""{"type":"run.finished","outcome":"Exploded","seq":7,"at":"2026-11-21T08:30:00+00:00"}""")]
    [InlineData("""{"type":"agent.started","stage":"Singing","turn":1,"version":0,"seq":7,"at":"2026-11-21T08:30:00+00:00"}""")]
    [InlineData("""{"type":"run.resumed","earlierOutcome":"Exploded","seq":7,"at":"2026-11-21T08:30:00+00:00"}""")]
    public void An_event_with_a_word_of_a_newer_version_keeps_its_place(string line)
    {
        var unknown = Assert.IsType<UnknownEvent>(Read(line));

        Assert.Equal(7, unknown.Seq);
        Assert.Contains($"\"type\":\"{unknown.Type}\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_event_is_never_written() =>
        Assert.Throws<NotSupportedException>(() => EventJson.ToLine(new UnknownEvent { Type = "agent.sang" }));

    [Fact]
    public void The_type_may_stand_behind_other_fields()
    {
        // What other programs do to a line, jq --sort-keys for example.
        var read = Read("""{"agent":"ada","at":"2026-11-21T08:30:00+00:00","seq":3,"text":"Hi","type":"text.delta"}""");

        Assert.Equal("Hi", Assert.IsType<TextDelta>(read).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"seq":1}""")]
    [InlineData("""{"type":null,"seq":1}""")]
    [InlineData("""{"type":7,"seq":1}""")]
    [InlineData("""{"type":"text.delta","seq":1}""")]
    [InlineData("""{"type":"text.delta","seq":"one","text":""}""")]
    [InlineData("""{"type":"text.delta","text":"a","seq":1""")]
    [InlineData("""{"type":"agent.sang","seq":"one"}""")]
    [InlineData("""{"type":"run.finished","outcome":[1],"seq":1}""")]
    [InlineData("""{"type":"run.finished","outcome":"Exploded","seq":"one"}""")]
    [InlineData("""{"type":"agent.started","stage":"Presentation","turn":"one","version":0,"seq":1}""")]
    [InlineData("""{"type":"model.finished","seq":1,"elapsedMs":"long"}""")]
    [InlineData("""{"type":"model.finished","seq":1,"elapsedMs":1e300}""")]
    public void What_is_not_an_event_is_refused_in_one_way(string line) =>
        Assert.ThrowsAny<JsonException>(() => Read(line));

    private static RunEvent Read(string line) => EventJson.FromLine(Encoding.UTF8.GetBytes(line));
}
