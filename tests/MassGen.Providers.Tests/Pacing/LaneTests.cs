using MassGen.Providers.Pacing;
using MassGen.Testing;

namespace MassGen.Providers.Tests.Pacing;

public sealed class LaneTests
{
    private readonly ManualTime _time = new();

    private static readonly Func<string, TimeSpan?, ProviderFault> Fault = (said, pause) =>
        new("MG4006", 429, "Slow.", true, "Wait.") { ProviderSaid = said, RetryAfter = pause };

    private double Wait(Lane lane, long bytes = 0) => Math.Round(lane.Reserve(bytes, out _).TotalSeconds, 3);

    [Fact]
    public void Without_limits_nobody_waits()
    {
        var lane = new Lane(null, _time);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(0, Wait(lane, 1_000_000)));
    }

    [Fact]
    public void Requests_are_spread_over_the_seconds()
    {
        var lane = new Lane(new RateLimits(2, null), _time);
        Assert.Equal([0, 0, 0.5, 1, 1.5], Enumerable.Range(0, 5).Select(_ => Wait(lane)));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([0, 0, 0.5], Enumerable.Range(0, 3).Select(_ => Wait(lane)));
    }

    [Fact]
    public void Less_than_one_request_a_second_is_possible()
    {
        var lane = new Lane(new RateLimits(0.5, null), _time);
        Assert.Equal([0, 2, 4], Enumerable.Range(0, 3).Select(_ => Wait(lane)));
    }

    [Fact]
    public void Tokens_are_reserved_for_what_is_sent_and_what_may_come_back()
    {
        var lane = new Lane(new RateLimits(null, 6000), _time);
        Assert.Equal(0, Wait(lane, 4 * 5500));
        Assert.Equal(5, Wait(lane, 0));
    }

    [Fact]
    public void What_a_call_really_used_takes_the_place_of_what_was_reserved()
    {
        var lane = new Lane(new RateLimits(null, 6000), _time);
        lane.Reserve(4 * 5500, out var reserved);
        Assert.Equal(6000, reserved);
        lane.Settle(reserved, 1000, 100);
        Assert.Equal(0, Wait(lane, 4 * 4000));
        lane.Settle(0, 12_000, 0);
        Assert.InRange(Wait(lane), 110, 130);
    }

    [Fact]
    public void What_was_refused_is_given_back()
    {
        var lane = new Lane(new RateLimits(null, 6000), _time);
        lane.Reserve(4 * 5500, out var reserved);
        lane.Settle(reserved, 0, 0);
        Assert.Equal(0, Wait(lane, 4 * 5500));
    }

    [Fact]
    public void The_guess_of_what_comes_back_follows_what_came_back()
    {
        var lane = new Lane(new RateLimits(null, 1_000_000), _time);
        for (var call = 0; call < 50; call++)
        {
            lane.Settle(0, 0, 3000);
        }

        lane.Reserve(0, out var reserved);
        Assert.InRange(reserved, 2990, 3000);
    }

    [Fact]
    public void A_pause_that_one_is_asked_for_holds_all()
    {
        var lane = new Lane(null, _time);
        lane.SlowDown(Fault("slow", TimeSpan.FromSeconds(20)));
        lane.SlowDown(Fault("slow", TimeSpan.FromSeconds(5)));
        Assert.Equal(20, Wait(lane));
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(5, Wait(lane));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, Wait(lane));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000_000d)]
    public void A_limit_that_a_refusal_names_counts_from_then_on(double? known)
    {
        var lane = new Lane(new RateLimits(null, known), _time);
        lane.SlowDown(Fault("Too many tokens for team t and model m. Tokens per Minute (actual/limit): 65605/16000", null));
        Assert.Equal(0, Wait(lane, 4 * 15_500));
        Assert.InRange(Wait(lane, 4 * 15_500), 59, 61);
    }
}
